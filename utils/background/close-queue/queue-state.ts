import type { Failure } from "../../core/failure";
import { noOutage, type Outage } from "../../core/outage";
import { newBudget, type RequestBudget } from "../../core/request-budget";
import { copyOf } from "../copy";
import type { Database } from "../database";

/** What concerns the queue as a whole. It is stored, so that a restart neither refills the budget nor forgets a refusal. */
export interface QueueState {
  budget: RequestBudget;
  /** Set when the service refused the token: nothing is sent before another is connected or the agent says so. */
  refused: { credentialId: string; failure: Failure } | null;
  outage: Outage;
}

/** Reads and changes the queue's state, one change at a time. */
export interface QueueStateStore {
  read(): Promise<QueueState>;
  /** The same for the screens, which may have been asked for before. */
  known(): Promise<QueueState>;
  /** Applies a pure change; what it returns besides the new state is handed on. */
  change<T>(change: (state: QueueState) => { state: QueueState; result: T }): Promise<T>;
  /** Forgets all of it. */
  forget(): Promise<void>;
}

/** Changes some of the state, which may depend on all of it. */
export function changeQueue(
  queue: Pick<QueueStateStore, "change">,
  part: (state: QueueState) => Partial<QueueState>,
): Promise<void> {
  return queue.change((state) => ({ state: { ...state, ...part(state) }, result: undefined }));
}

/** The queue's state in the database. */
export function queueStateStore(database: () => Promise<Database>, now: () => number): QueueStateStore {
  const complete = (stored: Partial<QueueState> | undefined): QueueState => ({
    budget: newBudget(now()),
    refused: null,
    outage: noOutage,
    ...stored,
  });
  const copy = copyOf(database, (opened) => opened.get("queue", "state"));
  return {
    read: async () => complete(await (await database()).get("queue", "state")),
    known: async () => complete(await copy.read()),
    change: (change) =>
      copy.change(async (opened) => {
        const transaction = opened.transaction("queue", "readwrite");
        const { state, result } = change(complete(await transaction.store.get("state")));
        await transaction.store.put(state, "state");
        await transaction.done;
        return result;
      }),
    forget: () => copy.change((opened) => opened.clear("queue")),
  };
}

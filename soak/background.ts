import type { QueueStateStore } from "../utils/background/close-queue/queue-state";
import type { JobStore } from "../utils/background/close-queue/store";
import { type Closing, createClosing } from "../utils/background/closing";
import { createEpoch } from "../utils/background/epoch";
import { type RequestGate, requestGate } from "../utils/background/request-gate";
import { createService, type Service } from "../utils/background/service";
import { defaultSettings } from "../utils/core/settings";
import type { Life } from "./life";
import { sightOf } from "./network";
import type { World } from "./world";

/** One life of the background, and its parts that are spoken to. */
export interface Background {
  life: Life;
  closing: Closing;
  service: Service;
  gate: RequestGate;
}

/** Puts the background's true parts together, each wait of which may be the last one of its life. */
export function startBackground(world: World, life: Life): Background {
  const now = () => world.timeline.now + life.clockOff;
  const { store, queue } = storageOf(world, life);
  const sleep = (ms: number) => life.waitFor("a pause", () => world.timeline.sleep(ms));
  const knownChanges = new Set<string>();
  const credential = async () => (world.hasToken ? world.credential : "none");
  const epoch = createEpoch();
  const gate = requestGate(queue, now, () => world.random.next(), sleep);
  const service = createService({
    credential: () => life.waitFor("reading the credential", credential),
    gate,
    hasAccess: async () => true,
    fetch: world.network.fetchOf(life, knownChanges),
    isOnline: () => world.isOnline,
    now,
    timeout: world.timeline.timeout,
    epoch,
    onTickets: async (tickets) => {
      for (const job of await world.store.unfinished())
        for (const { id, updatedAt } of tickets)
          if (id === job.ticketId && isLater(updatedAt, job.seenUpdatedAt)) knownChanges.add(sightOf(job));
      await closing.seen(tickets);
    },
  });
  const closing = createClosing({
    store,
    queue,
    service,
    credential,
    credentialId: () =>
      life.waitFor("reading the token's id", async () =>
        world.hasToken ? world.credential.credentialId : null,
      ),
    settings: async () => ({ ...defaultSettings, notify: false, undoSeconds: world.undoSeconds }),
    hasAccess: async () => true,
    isOnline: () => world.isOnline,
    epoch,
    wallNow: () => world.timeline.now + world.clockOff,
    exclusively: (pass) => world.lock.hold(life.signal, pass),
    alarm: (ring) => ({ set: (time, from) => world.alarm.set(life, ring, time, from) }),
    hold: async () => null,
    now,
    resyncClock: () => {
      life.clockOff = world.clockOff;
    },
    newId: () => world.newJobId(),
    onChange: async () => {},
  });
  return { life, closing, service, gate };
}

/** What outlives the workers, as one of them reaches it. */
function storageOf(
  { store, queue, gestureAt }: World,
  life: Life,
): { store: JobStore; queue: QueueStateStore } {
  return {
    store: {
      ...store,
      add: (jobs, at) =>
        life.waitFor("adding jobs", async () => {
          const added = await store.add(jobs, at);
          // What starts anew keeps its id. By its own clock, which the machine's sleep stops, the worker may have made both at once.
          for (const [index, wished] of jobs.entries()) {
            const { id, wallAt } = added.standing[index] ?? wished;
            if (wallAt === wished.wallAt) gestureAt.set(id, gestureAt.get(wished.id) ?? 0);
          }
          return added;
        }),
      replace: (job) => life.waitFor(`storing ${job.state}`, () => store.replace(job)),
      changeAll: (ids, change) =>
        life.waitFor("storing what was decided", () => store.changeAll(ids, change)),
      get: (id) => life.waitFor("reading a job", () => store.get(id)),
      unfinished: () => life.waitFor("reading unfinished jobs", store.unfinished),
    },
    queue: {
      ...queue,
      read: () => life.waitFor("reading the queue's state", queue.read),
      change: (change) => life.waitFor("changing the queue's state", () => queue.change(change)),
    },
  };
}

/** Whether a ticket was changed after it was seen as it was then; `null` where that is not known. */
function isLater(updatedAt: string | null, seen: string | null): boolean {
  return updatedAt !== null && seen !== null && updatedAt > seen;
}

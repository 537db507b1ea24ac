import { ConduitError, type Failure, failureOf } from "../core/failure";
import type { Policy } from "../core/policy";
import type { ConnectionView, TokenStorage } from "../core/protocol";
import { changeQueue, type QueueStateStore } from "./close-queue/queue-state";
import { type Credential, type CredentialStore, connectionView } from "./credential";
import { inTurn } from "./in-turn";
import { forgetTickets } from "./known-tickets";
import type { Service } from "./service";

export interface Connection {
  view(): Promise<ConnectionView>;
  /** Checks a token against the service; only one that the service takes is kept. */
  connect(token: string): Promise<{ connection: ConnectionView; failure: Failure | null }>;
  /** Fixes the workspace that closes are sent to; `null` lets the service find it. */
  selectWorkspace(workspaceId: string | null): Promise<ConnectionView>;
  tokenStorage(): Promise<TokenStorage>;
  /** Moves the token, and every later one, to where it is forgotten when the browser closes, or to where it is kept. */
  storeToken(untilBrowserCloses: boolean): Promise<TokenStorage>;
}

export interface ConnectionDependencies {
  store: CredentialStore;
  service: Pick<Service, "workspacesOf">;
  queue: QueueStateStore;
  policy(): Promise<Pick<Policy, "untilBrowserCloses">>;
  now(): number;
  newId(): string;
}

/** Signing in to the service. */
export function createConnection(dependencies: ConnectionDependencies): Connection {
  const { store, service, queue, now, newId } = dependencies;
  /** Changes read before they write: one at a time, or an old token could be written back. */
  const change = inTurn();
  const view = async () => connectionView(await store.read());

  async function connect(pasted: string) {
    const token = pasted.trim();
    try {
      if (token === "") throw new ConduitError("no-token");
      const workspaces = await service.workspacesOf(token);
      const value: Credential = {
        token,
        credentialId: newId(),
        workspaces,
        workspaceId: null,
        savedAt: now(),
      };
      await change(() => store.save(value));
      await forgetTickets();
      await changeQueue(queue, () => ({ refused: null }));
      return { connection: connectionView(value), failure: null };
    } catch (thrown) {
      return { connection: await view(), failure: failureOf(thrown) };
    }
  }

  async function changeWorkspace(workspaceId: string | null): Promise<ConnectionView> {
    const value = await store.read();
    if (typeof value === "string") return connectionView(value);
    const isReached = workspaceId === null || value.workspaces.some(({ id }) => id === workspaceId);
    const chosen = isReached ? { ...value, workspaceId } : value;
    await store.save(chosen);
    return connectionView(chosen);
  }

  async function moveToken(wanted: boolean): Promise<TokenStorage> {
    const untilBrowserCloses = (await dependencies.policy()).untilBrowserCloses ?? wanted;
    await store.moveTo(untilBrowserCloses ? "session" : "local");
    return { untilBrowserCloses };
  }

  return {
    view,
    connect,
    selectWorkspace: (workspaceId) => change(() => changeWorkspace(workspaceId)),
    tokenStorage: async () => ({ untilBrowserCloses: (await store.place()) === "session" }),
    storeToken: (untilBrowserCloses) => change(() => moveToken(untilBrowserCloses)),
  };
}

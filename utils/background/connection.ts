import { ConduitError, type Failure, failureOf } from "../core/failure";
import type { Policy } from "../core/policy";
import type { ConnectionTrouble, ConnectionView, TokenStorage } from "../core/protocol";
import type { Workspace } from "../core/ticket";
import { changeQueue, type QueueStateStore } from "./close-queue/queue-state";
import type { Credential, CredentialPlace, CredentialStore } from "./credential";
import { inTurn } from "./in-turn";
import type { Service } from "./service";
import { connectionView } from "./standing";

export interface Connection {
  /** Whether we are signed in, and what keeps us from the service all the same. */
  view(): Promise<ConnectionView>;
  /**
   * Checks a token against the service; only one that the service takes is kept.
   *
   * @throws when it cannot be kept: that is no failure of the service
   */
  connect(token: string): Promise<{ connection: ConnectionView; failure: Failure | null }>;
  /** Fixes the workspace that closes are sent to; `null` lets the service find it. */
  selectWorkspace(workspaceId: string | null): Promise<ConnectionView>;
  tokenStorage(): Promise<TokenStorage>;
  /** Moves the token, and every later one, to where it is forgotten when the browser quits, or to where it is kept. */
  storeToken(untilBrowserCloses: boolean): Promise<TokenStorage>;
  /** Moves the token to where the administrator wants it. @throws when it is not known what the administrator wants */
  followPolicy(): Promise<void>;
  /**
   * Erases the token, and the rest with it. Nothing is saved meanwhile, and what began before saves nothing afterwards.
   *
   * @param eraseRest - what else is to be erased
   */
  forget(eraseRest: () => Promise<void>): Promise<void>;
}

export interface ConnectionDependencies {
  store: CredentialStore;
  service: Pick<Service, "workspacesOf">;
  queue: QueueStateStore;
  policy(): Promise<Pick<Policy, "untilBrowserCloses">>;
  /** Forgets what was read with the token before, and what is being read. */
  forgetRead(): Promise<void>;
  /** Whether the browser lets us talk to the service. */
  hasAccess(): Promise<boolean>;
  /** Whether the service refused the token when tickets were read. */
  isReadingRefused(): Promise<boolean>;
  now(): number;
  newId(): string;
}

/** Signing in to the service. */
export function createConnection(dependencies: ConnectionDependencies): Connection {
  const { store, service, queue, now, newId } = dependencies;
  /** Changes read before they write: one at a time, or an old token could be written back. */
  const change = inTurn();
  /** How often everything was forgotten. */
  let forgets = 0;
  const view = async () => withTrouble(await store.read());

  async function withTrouble(value: Credential | "none" | "lost"): Promise<ConnectionView> {
    const seen = connectionView(value);
    const trouble = typeof value === "string" ? null : await troubleWith(value.credentialId);
    return seen.state === "connected" && trouble ? { ...seen, trouble } : seen;
  }

  async function troubleWith(credentialId: string): Promise<ConnectionTrouble | null> {
    const [hasAccess, { refused }, isReadingRefused] = await Promise.all([
      dependencies.hasAccess(),
      queue.known(),
      dependencies.isReadingRefused(),
    ]);
    if (!hasAccess) return "not-permitted";
    const isClosingRefused =
      refused?.credentialId === credentialId && refused.failure.kind === "token-refused";
    return isClosingRefused || isReadingRefused ? "refused" : null;
  }

  async function connect(pasted: string) {
    const begun = forgets;
    const token = pasted.trim();
    const checked = await workspacesOf(token);
    if ("failure" in checked) return { connection: await view(), failure: checked.failure };
    const { workspaces } = checked;
    const value = { token, credentialId: newId(), workspaces, workspaceId: null, savedAt: now() };
    await change(async () => {
      if (forgets === begun) await keep(value);
    });
    return { connection: await view(), failure: null };
  }

  async function workspacesOf(token: string): Promise<{ workspaces: Workspace[] } | { failure: Failure }> {
    try {
      if (token === "") throw new ConduitError("no-token");
      return { workspaces: await service.workspacesOf(token) };
    } catch (thrown) {
      return { failure: failureOf(thrown) };
    }
  }

  /** @throws when it is not known where the token may be kept, or it cannot be stored there */
  async function keep(value: Credential): Promise<void> {
    await followPolicy();
    await store.save(value);
    await dependencies.forgetRead();
    await changeQueue(queue, () => ({ refused: null }));
  }

  async function changeWorkspace(workspaceId: string | null): Promise<ConnectionView> {
    const value = await store.read();
    if (typeof value === "string") return withTrouble(value);
    const isReached = workspaceId === null || value.workspaces.some(({ id }) => id === workspaceId);
    const chosen = isReached ? { ...value, workspaceId } : value;
    await store.save(chosen);
    return withTrouble(chosen);
  }

  async function followPolicy(): Promise<void> {
    const { untilBrowserCloses } = await dependencies.policy();
    if (untilBrowserCloses !== null) await store.moveTo(placeFor(untilBrowserCloses));
  }

  async function moveToken(wanted: boolean): Promise<TokenStorage> {
    const untilBrowserCloses = (await dependencies.policy()).untilBrowserCloses ?? wanted;
    await store.moveTo(placeFor(untilBrowserCloses));
    return { untilBrowserCloses };
  }

  function forget(eraseRest: () => Promise<void>): Promise<void> {
    forgets++;
    return change(async () => {
      await store.erase();
      await dependencies.forgetRead();
      await eraseRest();
    });
  }

  return {
    view,
    connect,
    followPolicy: () => change(followPolicy),
    forget,
    selectWorkspace: (workspaceId) => change(() => changeWorkspace(workspaceId)),
    tokenStorage: async () => ({ untilBrowserCloses: (await store.place()) === "session" }),
    storeToken: (untilBrowserCloses) => change(() => moveToken(untilBrowserCloses)),
  };
}

function placeFor(untilBrowserCloses: boolean): CredentialPlace {
  return untilBrowserCloses ? "session" : "local";
}

import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { ConduitError, type FailureKind } from "../core/failure";
import type { Workspace } from "../core/ticket";
import { changeQueue, queueStateStore } from "./close-queue/queue-state";
import { type Connection, createConnection } from "./connection";
import { type CredentialStore, credentialStore } from "./credential";
import { freshDatabase } from "./testing/fresh-database";

const workspaces: Workspace[] = [
  { id: "w1", name: "North" },
  { id: "w2", name: null },
];
let asked: string[];
let answer: () => Promise<Workspace[]>;
let store: CredentialStore;
let queue: ReturnType<typeof queueStateStore>;
let connection: Connection;
let forgotRead: number;
let readsPolicy: () => Promise<typeof policy>;
let policy: { untilBrowserCloses: boolean | null };
let hasAccess: boolean;
let isReadingRefused: boolean;

beforeEach(() => {
  fakeBrowser.reset();
  asked = [];
  forgotRead = 0;
  answer = async () => workspaces;
  const database = freshDatabase();
  store = credentialStore(database);
  queue = queueStateStore(database, () => 0);
  const service = {
    workspacesOf: (token: string) => {
      asked.push(token);
      return answer();
    },
  };
  policy = { untilBrowserCloses: null };
  readsPolicy = async () => policy;
  hasAccess = true;
  isReadingRefused = false;
  let ids = 0;
  connection = createConnection({
    store,
    service,
    queue,
    policy: () => readsPolicy(),
    forgetRead: async () => void forgotRead++,
    hasAccess: async () => hasAccess,
    isReadingRefused: async () => isReadingRefused,
    now: () => 5,
    newId: () => `credential-${++ids}`,
  });
});

describe("connecting", () => {
  it.each(["capi_abc", "  capi_abc ", "\n\tcapi_abc\r\n"])(
    "takes %j without what surrounds it",
    async (pasted) => {
      const { connection: view, failure } = await connection.connect(pasted);
      expect(failure).toBeNull();
      expect(view).toEqual({ state: "connected", workspaces, workspaceId: null, savedAt: 5 });
      expect(asked).toEqual(["capi_abc"]);
      expect(await store.read()).toMatchObject({ token: "capi_abc", credentialId: "credential-1" });
    },
  );

  it("tries a token of unknown form", async () => {
    expect((await connection.connect("some-newer-form")).failure).toBeNull();
  });

  it("asks nothing for an empty one", async () => {
    expect((await connection.connect("  \n")).failure?.kind).toBe("no-token");
    expect(asked).toEqual([]);
  });

  it("keeps the token of before when the new one is refused", async () => {
    await connection.connect("capi_good");
    answer = () => Promise.reject(new ConduitError("token-refused", { status: 401 }));
    const { connection: view, failure } = await connection.connect("capi_bad");
    expect(failure).toMatchObject({ kind: "token-refused", status: 401 });
    expect(view.state).toBe("connected");
    expect(await store.read()).toMatchObject({ token: "capi_good" });
  });

  it("forgets what was read with the token of before, once there is another", async () => {
    await connection.connect("capi_good");
    const before = forgotRead;
    answer = () => Promise.reject(new ConduitError("token-refused", { status: 401 }));
    await connection.connect("capi_bad");
    expect(forgotRead).toBe(before);
    answer = async () => workspaces;
    await connection.connect("capi_other");
    expect(forgotRead).toBe(before + 1);
  });

  it("lets closing go on after a refusal", async () => {
    const failure = new ConduitError("forbidden").failure;
    await queue.change((state) => ({
      state: { ...state, refused: { credentialId: "old", failure } },
      result: null,
    }));
    await connection.connect("capi_good");
    expect((await queue.read()).refused).toBeNull();
  });
});

describe("what keeps us from the service", () => {
  const refuse = (credentialId: string, kind: FailureKind) =>
    changeQueue(queue, () => ({ refused: { credentialId, failure: new ConduitError(kind).failure } }));

  it("is told with the connection, and goes with its cause", async () => {
    await connection.connect("capi_good");
    expect(await connection.view()).not.toHaveProperty("trouble");
    isReadingRefused = true;
    expect(await connection.view()).toMatchObject({ state: "connected", trouble: "refused" });
    hasAccess = false;
    expect(await connection.view()).toMatchObject({ state: "connected", trouble: "not-permitted" });
    [isReadingRefused, hasAccess] = [false, true];
    expect(await connection.view()).not.toHaveProperty("trouble");
  });

  it("is told without a token by nothing: connecting tells it", async () => {
    [isReadingRefused, hasAccess] = [true, false];
    expect(await connection.view()).toEqual({ state: "none" });
  });

  it.each([
    ["a refusal of the token", "credential-1", "token-refused", "refused"],
    ["a refusal of another one", "credential-0", "token-refused", undefined],
    ["a ban on closing", "credential-1", "forbidden", undefined],
  ] as const)("by %s when closing is %s, %s → %s", async (_, credentialId, kind, trouble) => {
    await connection.connect("capi_good");
    await refuse(credentialId, kind);
    expect(await connection.view()).toMatchObject({ state: "connected" });
    expect(await connection.view().then((view) => "trouble" in view && view.trouble)).toBe(trouble ?? false);
  });

  it("is told with what is answered to a change, too", async () => {
    await connection.connect("capi_good");
    hasAccess = false;
    expect(await connection.selectWorkspace("w2")).toMatchObject({ trouble: "not-permitted" });
  });
});

describe("the workspace", () => {
  it("is one that the token reaches, or automatic", async () => {
    await connection.connect("capi_good");
    expect(await connection.selectWorkspace("w2")).toMatchObject({ workspaceId: "w2" });
    expect(await connection.selectWorkspace("elsewhere")).toMatchObject({ workspaceId: "w2" });
    expect(await connection.selectWorkspace(null)).toMatchObject({ workspaceId: null });
  });

  it("cannot be chosen before connecting", async () => {
    expect(await connection.selectWorkspace("w1")).toEqual({ state: "none" });
  });
});

describe("where the token is kept", () => {
  it("can be changed before and after connecting, without the token being told", async () => {
    expect(await connection.tokenStorage()).toEqual({ untilBrowserCloses: false });
    expect(await connection.storeToken(true)).toEqual({ untilBrowserCloses: true });
    await connection.connect("capi_good");
    expect(await connection.tokenStorage()).toEqual({ untilBrowserCloses: true });
    expect(await store.place()).toBe("session");
    expect(await connection.storeToken(false)).toEqual({ untilBrowserCloses: false });
    expect(await store.read()).toMatchObject({ token: "capi_good" });
  });

  it("is where the administrator wants it", async () => {
    policy = { untilBrowserCloses: true };
    expect(await connection.storeToken(false)).toEqual({ untilBrowserCloses: true });
    expect(await store.place()).toBe("session");
  });

  it("is where the administrator wants it from the first moment", async () => {
    policy = { untilBrowserCloses: true };
    const set = vi.spyOn(fakeBrowser.storage.local, "set");
    await connection.connect("capi_good");
    expect(await store.read()).toMatchObject({ token: "capi_good" });
    expect(set).not.toHaveBeenCalled();
    policy = { untilBrowserCloses: false };
    await connection.connect("capi_better");
    expect([await store.place(), await fakeBrowser.storage.session.get("credential")]).toEqual(["local", {}]);
  });

  it("follows a policy that comes later", async () => {
    await connection.connect("capi_good");
    await connection.followPolicy();
    expect(await store.place()).toBe("local");
    policy = { untilBrowserCloses: true };
    await connection.followPolicy();
    expect(await store.place()).toBe("session");
    expect(await store.read()).toMatchObject({ token: "capi_good" });
  });

  it("is nowhere while it is not known what the administrator wants", async () => {
    const unreadable = new Error("The policy cannot be read.");
    readsPolicy = () => Promise.reject(unreadable);
    await expect(connection.connect("capi_good")).rejects.toBe(unreadable);
    await expect(connection.storeToken(false)).rejects.toBe(unreadable);
    expect(await store.read()).toBe("none");
  });

  it("keeps the workspace that is chosen meanwhile", async () => {
    await connection.connect("capi_good");
    await Promise.all([connection.selectWorkspace("w2"), connection.storeToken(true)]);
    expect(await connection.view()).toMatchObject({ workspaceId: "w2" });
  });
});

describe("forgetting", () => {
  /** Holds the service's answer back until it is let go. */
  function answerLate(): () => void {
    let letGo = () => {};
    const late = new Promise<Workspace[]>((resolve) => {
      letGo = () => resolve(workspaces);
    });
    answer = () => late;
    return letGo;
  }

  it("erases the token and what was read with it, then the rest", async () => {
    await connection.connect("capi_good");
    const before = forgotRead;
    await connection.forget(async () => {
      expect(await store.read()).toBe("none");
      expect(forgotRead).toBe(before + 1);
    });
    expect(await connection.view()).toEqual({ state: "none" });
  });

  it("is not undone by a token that was being checked meanwhile", async () => {
    const letGo = answerLate();
    const connecting = connection.connect("capi_late");
    await connection.forget(async () => {});
    letGo();
    expect(await connecting).toEqual({ connection: { state: "none" }, failure: null });
    expect(await store.read()).toBe("none");
    expect((await connection.connect("capi_new")).connection.state).toBe("connected");
  });

  it("is not undone by what is being changed meanwhile, whichever is first", async () => {
    await connection.connect("capi_good");
    const choosing = connection.selectWorkspace("w2");
    const moving = connection.storeToken(true);
    const forgetting = connection.forget(async () => {});
    await Promise.all([choosing, moving, forgetting, connection.selectWorkspace("w1")]);
    expect(await store.read()).toBe("none");
    expect(await store.place()).toBe("session");
  });

  it("lets no token in between the token and the rest", async () => {
    let connecting: Promise<unknown> = Promise.resolve();
    await connection.forget(async () => {
      connecting = connection.connect("capi_new");
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(await store.read()).toBe("none");
    });
    await connecting;
    expect((await connection.view()).state).toBe("connected");
  });
});

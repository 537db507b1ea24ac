import { IDBDatabase as FDBDatabase } from "fake-indexeddb";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { open, parseBox } from "./box";
import { type Credential, type CredentialPlace, credentialStore } from "./credential";
import type { Database } from "./database";
import { connectionView } from "./standing";
import { freshDatabase } from "./testing/fresh-database";

const value: Credential = {
  token: "capi_canary_0123456789",
  credentialId: "credential-1",
  workspaces: [{ id: "w1", name: "North" }],
  workspaceId: null,
  savedAt: 1,
};

let database: () => Promise<Database>;
beforeEach(() => {
  fakeBrowser.reset();
  database = freshDatabase();
});

describe("the credential", () => {
  it("is read as it was saved, also by the next worker", async () => {
    await credentialStore(database).save(value);
    await credentialStore(database).save({ ...value, workspaceId: "w1" });
    expect(await credentialStore(database).read()).toEqual({ ...value, workspaceId: "w1" });
  });

  it("lies in extension storage as ciphertext only, differently each time, and its key cannot be taken out", async () => {
    const store = credentialStore(database);
    await store.save(value);
    const first = JSON.stringify(await fakeBrowser.storage.local.get(null));
    await store.save(value);
    const second = JSON.stringify(await fakeBrowser.storage.local.get(null));
    for (const stored of [first, second]) {
      for (const secret of [value.token, btoa(value.token), value.credentialId, "North"])
        expect(stored).not.toContain(secret);
    }
    expect(first).not.toBe(second);
    const key = await (await database()).get("keys", "credential");
    expect(key?.extractable).toBe(false);
  });

  it.each([
    ["nothing", null, "none"],
    ["garbage", "garbage", "lost"],
    ["another form", { iv: 1 }, "lost"],
    ["another ciphertext", { iv: btoa("123456789012"), data: btoa("not ours at all, long enough") }, "lost"],
    ["no base 64", { iv: "###", data: "###" }, "lost"],
  ])("is told apart where storage holds %s", async (_, stored, expected) => {
    await credentialStore(database).save(value);
    if (stored === null) await fakeBrowser.storage.local.remove("credential");
    else await fakeBrowser.storage.local.set({ credential: stored });
    expect(await credentialStore(database).read()).toBe(expected);
  });

  it("cannot be taken back to what it was by who puts an older ciphertext in its place", async () => {
    const store = credentialStore(database);
    await store.save(value);
    const before = await fakeBrowser.storage.local.get();
    await store.save({ ...value, workspaceId: "w1" });
    const after = await fakeBrowser.storage.local.get();
    await fakeBrowser.storage.local.set(before);
    expect(await store.read()).toBe("lost");
    await fakeBrowser.storage.local.set(after);
    expect(await store.read()).toEqual({ ...value, workspaceId: "w1" });
  });

  it("is lost with its key", async () => {
    await credentialStore(database).save(value);
    expect(await credentialStore(freshDatabase()).read()).toBe("lost");
  });

  it("is erased with its key, wherever it lies, and the place stays as it was chosen", async () => {
    const store = credentialStore(database);
    await store.save(value);
    await store.moveTo("session");
    await fakeBrowser.storage.local.set({ credential: "left behind" });
    await store.erase();
    expect(await store.read()).toBe("none");
    expect(await (await database()).getAll("keys")).toEqual([]);
    for (const area of ["local", "session"] as const)
      expect(await fakeBrowser.storage[area].get("credential")).toEqual({});
    expect(await store.place()).toBe("session");
  });

  it("is shown to our pages without the token", () => {
    expect(connectionView(value)).toEqual({
      state: "connected",
      workspaces: value.workspaces,
      workspaceId: null,
      savedAt: 1,
    });
    expect(connectionView("none")).toEqual({ state: "none" });
  });
});

describe("another record", () => {
  const other: Credential = { ...value, token: "capi_other", credentialId: "credential-2" };
  const keyOf = async () => {
    const key = await (await database()).get("keys", "credential");
    if (!key) throw new Error("There was no key.");
    return key;
  };
  const ended = new Error("The worker was ended.");

  it("has a key of its own, so that nobody reads the one before", async () => {
    const store = credentialStore(database);
    await store.save(value);
    const before = parseBox((await fakeBrowser.storage.local.get())["credential"]);
    if (!before) throw new Error("There was no ciphertext.");
    await store.save(other);
    await expect(open(before, await keyOf())).rejects.toThrow();
    expect(await (await database()).getAllKeys("keys")).toEqual(["credential"]);
  });

  it.each(["writing it", "changing the key"])("interrupted while %s leaves one of the two", async (step) => {
    const store = credentialStore(database);
    await store.save(value);
    if (step === "writing it") vi.spyOn(fakeBrowser.storage.local, "set").mockRejectedValue(ended);
    else {
      const opened = await database();
      const begin = opened.transaction.bind(opened);
      vi.spyOn(opened, "transaction").mockImplementation(((names: "keys"[], ...more: []) => {
        if (Array.isArray(names)) throw ended;
        return begin(names, ...more);
      }) as never);
    }
    await expect(store.save(other)).rejects.toBe(ended);
    vi.restoreAllMocks();
    const later = credentialStore(database);
    expect(await later.read()).toEqual(step === "writing it" ? value : other);
    // A second interruption finds the same.
    vi.spyOn(fakeBrowser.storage.local, "set").mockRejectedValue(ended);
    await expect(later.save({ ...other, credentialId: "credential-3" })).rejects.toBe(ended);
    vi.restoreAllMocks();
    expect(await later.read()).toEqual(step === "writing it" ? value : other);
    await later.save(value);
    expect(await later.read()).toEqual(value);
  });
});

describe("the place of the credential", () => {
  const other = { local: "session", session: "local" } as const;
  const places: CredentialPlace[] = ["local", "session"];
  const stored = async (place: CredentialPlace) =>
    (await fakeBrowser.storage[place].get("credential"))["credential"] ?? null;
  const closeBrowser = () => fakeBrowser.storage.session.clear();

  it("is this device, until something else is chosen, and for every later token, too", async () => {
    const store = credentialStore(database);
    expect(await store.place()).toBe("local");
    await store.moveTo("session");
    await store.save(value);
    expect(await credentialStore(database).place()).toBe("session");
    expect([await stored("local"), await stored("session")]).toEqual([null, expect.anything()]);
  });

  it("in memory is forgotten with the browser, and the choice is not", async () => {
    const store = credentialStore(database);
    await store.save(value);
    await store.moveTo("session");
    expect(await store.read()).toEqual(value);
    await closeBrowser();
    expect(await credentialStore(database).read()).toBe("none");
    expect(await credentialStore(database).place()).toBe("session");
  });

  it("on this device outlives the browser, coming back from memory, too", async () => {
    const store = credentialStore(database);
    await store.moveTo("session");
    await store.save(value);
    await store.moveTo("local");
    await closeBrowser();
    expect(await credentialStore(database).read()).toEqual(value);
    expect(await stored("session")).toBeNull();
  });

  it("holds ciphertext only, in memory, too", async () => {
    const store = credentialStore(database);
    await store.save(value);
    await store.moveTo("session");
    const all = JSON.stringify(await fakeBrowser.storage.session.get(null));
    for (const secret of [value.token, btoa(value.token), value.credentialId])
      expect(all).not.toContain(secret);
  });

  it("leaves behind what nobody can read any more", async () => {
    const store = credentialStore(database);
    await store.save(value);
    const before = parseBox(await stored("local"));
    await store.moveTo("session");
    const key = await (await database()).get("keys", "credential");
    if (!before || !key) throw new Error("There was no ciphertext or no key.");
    await expect(open(before, key)).rejects.toThrow();
  });

  it.each(
    places.flatMap((from) =>
      (["writing there", "changing the key", "erasing here"] as const).map((step) => [from, step] as const),
    ),
  )("interrupted on the way out of %s while %s, the token is whole in one place", async (from, step) => {
    const store = credentialStore(database);
    await store.moveTo(from);
    await store.save(value);
    const ended = new Error("The worker was ended.");
    if (step === "writing there") vi.spyOn(fakeBrowser.storage[other[from]], "set").mockRejectedValue(ended);
    if (step === "changing the key")
      vi.spyOn(await database(), "transaction").mockImplementation(() => {
        throw ended;
      });
    if (step === "erasing here") vi.spyOn(fakeBrowser.storage[from], "remove").mockRejectedValue(ended);
    await expect(store.moveTo(other[from])).rejects.toBe(ended);
    vi.restoreAllMocks();
    const next = credentialStore(database);
    expect(await next.place()).toBe(step === "erasing here" ? other[from] : from);
    expect(await next.read()).toEqual(value);
    await next.moveTo(other[from]);
    await next.moveTo(from);
    expect(await next.read()).toEqual(value);
    expect(await stored(other[from])).toBeNull();
  });

  it("never lets a reader look while the token is nowhere", async () => {
    const store = credentialStore(database);
    await store.save(value);
    let moving = true;
    const moves = (async () => {
      for (let round = 0; round < 20; round++) {
        await store.moveTo("session");
        await store.moveTo("local");
      }
      moving = false;
    })();
    const readers = [1, 2, 3].map(async () => {
      while (moving) expect(await store.read()).toEqual(value);
    });
    await Promise.all([moves, ...readers]);
  });

  it("in memory is made room for by forgetting what was read of tickets", async () => {
    const store = credentialStore(database);
    await store.save(value);
    await fakeBrowser.storage.session.set({ "ticket:a": {}, target: "kept" });
    const full = new Error("QUOTA_BYTES quota exceeded");
    vi.spyOn(fakeBrowser.storage.session, "set").mockRejectedValueOnce(full);
    await store.moveTo("session");
    expect(await store.read()).toEqual(value);
    expect(Object.keys(await fakeBrowser.storage.session.get()).sort()).toEqual(["credential", "target"]);
    vi.spyOn(fakeBrowser.storage.session, "set").mockRejectedValue(full);
    await expect(store.save({ ...value, workspaceId: "w1" })).rejects.toBe(full);
  });

  it("gives up nothing else where the disk takes no more: that would make no room there", async () => {
    const store = credentialStore(database);
    const item = { "ticket:a": { ticket: null, readAt: 1, failure: null } };
    await fakeBrowser.storage.session.set(item);
    const full = new Error("QUOTA_BYTES quota exceeded");
    vi.spyOn(fakeBrowser.storage.local, "set").mockRejectedValueOnce(full);
    await expect(store.save(value)).rejects.toBe(full);
    expect(await fakeBrowser.storage.session.get()).toEqual(item);
  });

  it("is known to screens without being read each time, until it changes or turns out to be lost", async () => {
    const store = credentialStore(database);
    expect(await store.standing()).toEqual({ connection: { state: "none" }, credentialId: null });
    await store.save(value);
    const get = vi.spyOn(fakeBrowser.storage.local, "get");
    for (let time = 0; time < 3; time++)
      expect(await store.standing()).toEqual({
        connection: connectionView(value),
        credentialId: "credential-1",
      });
    expect(get).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(await store.standing())).not.toContain(value.token);
    await store.moveTo("session");
    expect((await store.standing()).credentialId).toBe("credential-1");
    await fakeBrowser.storage.session.set({ credential: "damaged" });
    await store.read();
    expect((await store.standing()).connection.state).not.toBe("connected");
    await store.erase();
    expect((await store.standing()).connection).toEqual({ state: "none" });
  });

  it("is cleared of what an interrupted move left in the other one", async () => {
    const store = credentialStore(database);
    await store.moveTo("session");
    await store.save(value);
    await fakeBrowser.storage.local.set({ credential: "left behind" });
    await store.moveTo("session");
    expect(await stored("local")).toBeNull();
    expect(await store.read()).toEqual(value);
  });

  it("is written through to the disk before the old record is erased", async () => {
    const store = credentialStore(database);
    await store.save(value);
    const begin = vi.spyOn(FDBDatabase.prototype, "transaction");
    await store.moveTo("session");
    const writes = begin.mock.calls.filter(([, mode]) => mode === "readwrite");
    expect(writes.map(([, , options]) => options)).toEqual([{ durability: "strict" }]);
  });

  it("can be chosen while there is no token, and while there is a lost one", async () => {
    await credentialStore(database).moveTo("session");
    expect(await credentialStore(database).read()).toBe("none");
    const lost = freshDatabase();
    await fakeBrowser.storage.local.set({ credential: "garbage" });
    expect(await credentialStore(lost).read()).toBe("lost");
    await credentialStore(lost).moveTo("session");
    expect(await credentialStore(lost).read()).toBe("none");
  });
});

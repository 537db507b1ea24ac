import { beforeEach, describe, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { type Credential, connectionView, credentialStore } from "./credential";
import type { Database } from "./database";
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

  it("is lost with its key", async () => {
    await credentialStore(database).save(value);
    expect(await credentialStore(freshDatabase()).read()).toBe("lost");
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

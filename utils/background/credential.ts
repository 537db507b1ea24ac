import * as z from "zod/mini";
import { storageItem } from "../platform/storage-item";
import { type Box, newKey, open, parseBox, seal } from "./box";
import { copyOf } from "./copy";
import type { Database } from "./database";
import { inTurn } from "./in-turn";
import { withRoom } from "./known-tickets";
import { type Standing, standingOf } from "./standing";

z.config({ jitless: true });

const credential = z.object({
  token: z.string().check(z.minLength(1)),
  /** Random, made when the token was saved: tells jobs of one token from those of another. */
  credentialId: z.string(),
  workspaces: z.array(z.object({ id: z.string(), name: z.nullable(z.string()) })),
  /** The workspace chosen by the agent; `null` lets the service find it. */
  workspaceId: z.nullable(z.string()),
  savedAt: z.number(),
});

/** The token and all that belongs to it: one record, written and erased together. */
export type Credential = z.infer<typeof credential>;

/** The area of extension storage that holds the record: `local` outlives the browser, `session` lies in memory. */
export type CredentialPlace = "local" | "session";

/**
 * Keeps the credential. Extension storage holds only ciphertext, because content scripts can read some of it; the key is not
 * extractable and lies in our origin's IndexedDB, which they cannot reach. This stops plain reading, not malware on the same account.
 */
export interface CredentialStore {
  /** The credential, or why there is none: `lost` when something is stored that cannot be read any more. */
  read(): Promise<Credential | "none" | "lost">;
  /** What screens need to know of it, without the token; kept in memory, as the popup waits for it. */
  standing(): Promise<Standing>;
  save(value: Credential): Promise<void>;
  /** Where the credential is kept, or would be. */
  place(): Promise<CredentialPlace>;
  /** Moves the credential, and every later one. Whenever it is interrupted, the record is whole in one place and readable there alone. */
  moveTo(place: CredentialPlace): Promise<void>;
  /** Erases the credential and its key. Where a later one is kept stays as it was chosen. */
  erase(): Promise<void>;
}

const items = {
  local: storageItem("local", "credential", parseBox),
  session: storageItem("session", "credential", parseBox),
};

/** The credential in extension storage, with its key and its place in the database. */
export function credentialStore(database: () => Promise<Database>): CredentialStore {
  // While the record moves, nobody may look where it was.
  const turn = inTurn();
  const copy = copyOf(database, async () => standingOf(await turn(read)));

  async function place(): Promise<CredentialPlace> {
    return (await (await database()).get("places", "credential")) ?? "local";
  }

  async function read(): Promise<Credential | "none" | "lost"> {
    const found = await find();
    return typeof found === "string" ? found : found.value;
  }

  /** What is stored, with the key that opens it. */
  async function find(): Promise<{ value: Credential; key: CryptoKey; isNext: boolean } | "none" | "lost"> {
    const keyOf = async (name: "credential" | "next") => (await database()).get("keys", name);
    // The popup waits for this when it opens: all is asked for at once.
    const [where, local, session, ...keys] = await Promise.all([
      place(),
      items.local.get(),
      items.session.get(),
      keyOf("credential"),
      keyOf("next"),
    ]);
    const stored = { local, session }[where];
    if (stored === null) return "none";
    for (const [index, name] of (["credential", "next"] as const).entries()) {
      const key = keys[index];
      const value = key && (await parsed(stored, key));
      if (value) return { value, key, isNext: name === "next" };
    }
    return "lost";
  }

  async function save(value: Credential): Promise<void> {
    const where = await place();
    const before = await find();
    // Each record has a key of its own: what is left of the one before, on a disk too, can be read by nobody, nor put back by a page.
    if (typeof before !== "string" && before.isNext) await commit(before.key, where);
    const key = await newKey();
    const box = await seal(JSON.stringify(value), key);
    // Until the record is written the old key opens it, and from then on this one.
    await announceKey(key);
    await write(where, box);
    await commit(key, where);
  }

  async function announceKey(key: CryptoKey): Promise<void> {
    const transaction = (await database()).transaction("keys", "readwrite", { durability: "strict" });
    await Promise.all([transaction.store.put(key, "next"), transaction.done]);
  }

  async function moveTo(next: CredentialPlace): Promise<void> {
    const before = await place();
    // A move that was interrupted at its end left something there.
    if (before === next) return items[otherThan(next)].remove();
    const value = await read();
    const key = await newKey();
    if (typeof value === "string") await items[next].remove();
    else await write(next, await seal(JSON.stringify(value), key));
    await commit(key, next);
    await items[before].remove();
  }

  async function write(where: CredentialPlace, box: Box): Promise<void> {
    const store = () => items[where].set(box);
    await (where === "session" ? withRoom(store) : store());
  }

  /**
   * Key and place change together: the one moment at which the record is here and not there any more. Written through to the disk:
   * what is erased afterwards must not have been the only one that can be read.
   */
  async function commit(key: CryptoKey, where: CredentialPlace): Promise<void> {
    const transaction = (await database()).transaction(["keys", "places"], "readwrite", {
      durability: "strict",
    });
    await Promise.all([
      transaction.objectStore("keys").put(key, "credential"),
      transaction.objectStore("keys").delete("next"),
      transaction.objectStore("places").put(where, "credential"),
      transaction.done,
    ]);
  }

  async function erase(): Promise<void> {
    // First the key: without it nobody reads what is left, whatever interrupts the rest.
    const transaction = (await database()).transaction("keys", "readwrite", { durability: "strict" });
    await Promise.all([transaction.store.clear(), transaction.done]);
    await Promise.all([items.local.remove(), items.session.remove()]);
  }

  /** What is stored may have been damaged by others: the screens are to know it. */
  async function readAnew(): Promise<Credential | "none" | "lost"> {
    const value = await read();
    copy.keep(await database(), standingOf(value));
    return value;
  }

  const changed = <T>(task: () => Promise<T>) => turn(() => copy.change(task));
  return {
    read: () => turn(readAnew),
    standing: copy.read,
    save: (value) => changed(() => save(value)),
    place: () => turn(place),
    moveTo: (next) => changed(() => moveTo(next)),
    erase: () => changed(erase),
  };
}

/** The credential in a box, or `null` when the key does not open it or something else is in it. */
async function parsed(box: Box, key: CryptoKey): Promise<Credential | null> {
  try {
    return z.parse(credential, JSON.parse(await open(box, key)));
  } catch {
    return null;
  }
}

function otherThan(place: CredentialPlace): CredentialPlace {
  return place === "local" ? "session" : "local";
}

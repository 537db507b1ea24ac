import * as z from "zod/mini";
import type { ConnectionView } from "../core/protocol";
import { storageItem } from "../platform/storage-item";
import { type Box, newKey, open, parseBox, seal } from "./box";
import type { Database } from "./database";
import { inTurn } from "./in-turn";

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

  async function place(): Promise<CredentialPlace> {
    return (await (await database()).get("places", "credential")) ?? "local";
  }

  async function read(): Promise<Credential | "none" | "lost"> {
    const stored = await items[await place()].get();
    if (stored === null) return "none";
    const key = await (await database()).get("keys", "credential");
    if (!key) return "lost";
    try {
      return z.parse(credential, JSON.parse(await open(stored, key)));
    } catch {
      return "lost";
    }
  }

  async function save(value: Credential): Promise<void> {
    const where = await place();
    const stored = await (await database()).get("keys", "credential");
    const key = stored ?? (await newKey());
    if (!stored) await commit(key, where);
    await items[where].set(await seal(JSON.stringify(value), key));
  }

  async function moveTo(next: CredentialPlace): Promise<void> {
    const before = await place();
    if (before === next) return;
    const value = await read();
    // With a key of its own: what is left of the old ciphertext, on a disk too, can be read by nobody once the new key is stored.
    const key = await newKey();
    const box: Box | null = typeof value === "string" ? null : await seal(JSON.stringify(value), key);
    if (box) await items[next].set(box);
    else await items[next].remove();
    await commit(key, next);
    await items[before].remove();
  }

  /** Key and place change together: the one moment at which the record is here and not there any more. */
  async function commit(key: CryptoKey, where: CredentialPlace): Promise<void> {
    const transaction = (await database()).transaction(["keys", "places"], "readwrite");
    await Promise.all([
      transaction.objectStore("keys").put(key, "credential"),
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

  return {
    read: () => turn(read),
    save: (value) => turn(() => save(value)),
    place: () => turn(place),
    moveTo: (next) => turn(() => moveTo(next)),
    erase: () => turn(erase),
  };
}

/** What our pages may know of the credential: never the token. */
export function connectionView(value: Credential | "none" | "lost"): ConnectionView {
  if (typeof value === "string") return { state: value };
  const { workspaces, workspaceId, savedAt } = value;
  return { state: "connected", workspaces, workspaceId, savedAt };
}

/** The id of the token, which tells its jobs from those of another; `null` without a token. */
export function credentialIdOf(value: Credential | "none" | "lost"): string | null {
  return typeof value === "string" ? null : value.credentialId;
}

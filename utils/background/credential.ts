import * as z from "zod/mini";
import type { ConnectionView } from "../core/protocol";
import { storageItem } from "../platform/storage-item";
import type { Database } from "./database";

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

const sealed = z.object({ iv: z.string(), data: z.string() });

/**
 * Keeps the credential. Extension storage holds only ciphertext, because content scripts can read it; the key is not extractable
 * and lies in our origin's IndexedDB, which they cannot reach. This stops plain reading, not malware on the same account.
 */
export interface CredentialStore {
  /** The credential, or why there is none: `lost` when something is stored that cannot be read any more. */
  read(): Promise<Credential | "none" | "lost">;
  save(value: Credential): Promise<void>;
}

const item = storageItem("local", "credential", (stored) => {
  if (stored === null || stored === undefined) return null;
  const parsed = z.safeParse(sealed, stored);
  return parsed.success ? parsed.data : { iv: "", data: "" };
});

/** The credential in extension storage, with its key in the database. */
export function credentialStore(database: () => Promise<Database>): CredentialStore {
  async function read(): Promise<Credential | "none" | "lost"> {
    const stored = await item.get();
    if (stored === null) return "none";
    const key = await (await database()).get("keys", "credential");
    if (!key) return "lost";
    try {
      const iv = fromBase64(stored.iv);
      const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, fromBase64(stored.data));
      return z.parse(credential, JSON.parse(new TextDecoder().decode(text)));
    } catch {
      return "lost";
    }
  }

  async function save(value: Credential): Promise<void> {
    const key = await keyFor(await database());
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(value));
    const data = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, text));
    await item.set({ iv: toBase64(iv), data: toBase64(data) });
  }

  return { read, save };
}

/** What our pages may know of the credential: never the token. */
export function connectionView(value: Credential | "none" | "lost"): ConnectionView {
  if (typeof value === "string") return { state: value };
  const { workspaces, workspaceId, savedAt } = value;
  return { state: "connected", workspaces, workspaceId, savedAt };
}

async function keyFor(database: Database): Promise<CryptoKey> {
  const stored = await database.get("keys", "credential");
  if (stored) return stored;
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  await database.put("keys", key, "credential");
  return key;
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

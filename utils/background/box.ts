import * as z from "zod/mini";

z.config({ jitless: true });

const box = z.object({ iv: z.string(), data: z.string() });

/** A text sealed with AES-GCM, as extension storage can hold it: both parts in base 64. */
export type Box = z.infer<typeof box>;

/** Makes a box of whatever is stored; `null` for nothing, one that never opens for anything that is no box. */
export function parseBox(stored: unknown): Box | null {
  if (stored === null || stored === undefined) return null;
  const parsed = z.safeParse(box, stored);
  return parsed.success ? parsed.data : { iv: "", data: "" };
}

/** A key for boxes that cannot be taken out of the browser. */
export function newKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** Seals a text, differently each time. */
export async function seal(text: string, key: CryptoKey): Promise<Box> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(text));
  return { iv: toBase64(iv), data: toBase64(new Uint8Array(data)) };
}

/** The text in a box. @throws when the key is another one or the box was changed */
export async function open({ iv, data }: Box, key: CryptoKey): Promise<string> {
  const algorithm = { name: "AES-GCM", iv: fromBase64(iv) };
  return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, key, fromBase64(data)));
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

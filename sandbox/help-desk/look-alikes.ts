import { createHash } from "node:crypto";
import { dayOf, makeTicketId } from "../ticket-id";

/**
 * Texts on the help desk that only look like ticket ids. None of them must ever be taken for one.
 *
 * @param id a real ticket id to bend; it should stand nowhere else on the page
 */
export function lookAlikes(id: string): readonly LookAlike[] {
  const md5 = createHash("md5").update(id).digest("hex");
  const uuid = md5.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  const last = id.endsWith("0") ? "1" : "0";
  return [
    { text: md5, why: "an MD5" },
    { text: uuid, why: "a UUID" },
    { text: "550e8400e29b41d4a716446655440000", why: "a UUID without dashes" },
    { text: createHash("sha256").update(id).digest("hex"), why: "a SHA-256" },
    { text: contactId, why: "a contact: right in every way, but of another table" },
    { text: `${id.slice(0, -1)}${last}`, why: "a wrong checksum" },
    { text: id.toUpperCase(), why: "uppercase" },
    { text: id.slice(0, -1), why: "one character short" },
    { text: `${id}0`, why: "one character long" },
    { text: `x${id}`, why: "a letter before it" },
    { text: `${id}_v2`, why: "an underscore, which joins words" },
    { text: "j57demo8f8x7c9v0n2q4r6t8y1u3i5o", why: "a workspace, with letters that ids do not have" },
  ];
}

const contactId = makeTicketId({
  table: 10_036,
  day: dayOf(Date.parse("2026-09-01")),
  random: Uint8Array.from({ length: 14 }, (_, index) => index * 17),
});

export type LookAlike = Readonly<{ text: string; why: string }>;

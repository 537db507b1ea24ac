import type { Ticket } from "../core/ticket";
import { shortTicketId } from "../core/ticket-id";
import { visibleText } from "../core/visible-text";
import { type MessageKey, t } from "../platform/i18n";

const statuses: Record<string, MessageKey> = {
  new: "statusNew",
  pending: "statusPending",
  resolved: "statusResolved",
  closed: "statusClosed",
};

const waitingInLine: Record<string, MessageKey> = {
  team: "waitingTeam",
  customer: "waitingCustomer",
  third_party: "waitingThirdParty",
};

const waitingAlone: Record<string, MessageKey> = {
  team: "valTeam",
  customer: "valCustomer",
  third_party: "valThirdParty",
  none: "valNone",
};

/** Parts of the service's names for channels, and what people call them. */
const channels: readonly [part: string, word: MessageKey][] = [
  ["email", "channelEmail"],
  ["whatsapp", "channelWhatsapp"],
  ["sms", "channelSms"],
  ["chat", "channelChat"],
  ["call", "channelPhone"],
  ["phone", "channelPhone"],
  ["voice", "channelPhone"],
];

/** The status as a word; one that we do not know as it came. */
export function statusWord(status: string | null): string {
  if (status === null) return t("statusUnknown");
  const key = own(statuses, status);
  return key ? t(key) : readable(status);
}

/** Whom a ticket waits for, to stand in a line; `null` when that is not known, or nobody. */
export function waitingWords(waitingOn: string | null): string | null {
  if (waitingOn === null || waitingOn === "none") return null;
  const key = own(waitingInLine, waitingOn);
  return key ? t(key) : t("waitingOther", spaced(waitingOn));
}

/** Whom a ticket waits for, to stand alone. */
export function waitingWord(waitingOn: string | null): string | null {
  if (waitingOn === null) return null;
  const key = own(waitingAlone, waitingOn);
  return key ? t(key) : readable(waitingOn);
}

/** The channel as a word. There is no published list: what is not known here is only made readable. */
export function channelWord(channel: string | null): string | null {
  if (channel === null) return null;
  const known = channels.find(([part]) => channel.includes(part));
  return known ? t(known[1]) : readable(channel);
}

/** The person assigned: the name, else the address. */
export function assigneeWord(ticket: Ticket): string | null {
  const name = ticket.assignee?.name?.trim() || ticket.assignee?.email || null;
  return name && visibleText(name);
}

/** What a row is called where it is spoken: its subject, or its short id. */
export function spokenSubject(id: string, ticket: Ticket | null): string {
  const subject = ticket?.subject?.trim();
  if (subject) return visibleText(subject);
  return ticket ? t("noSubject") : t("subjectUnknown", shortTicketId(id));
}

/** "third_party" becomes "Third party"; anything odd in it becomes visible. */
function readable(word: string): string {
  const words = spaced(word);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function spaced(word: string): string {
  return visibleText(word).replace(/_+/g, " ").trim() || word;
}

/** The service's words are looked up as own keys only: "constructor" is no status. */
function own<Value>(table: Record<string, Value>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

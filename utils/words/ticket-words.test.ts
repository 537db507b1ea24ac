import { describe, expect, test } from "vitest";
import type { Ticket } from "../core/ticket";
import {
  assigneeWord,
  channelWord,
  spokenSubject,
  statusWord,
  waitingWord,
  waitingWords,
} from "./ticket-words";

const id = "xd88mkfbmxgckpeyzs8m9r9d3d843me3";
/** Only what a test is about; every other field may be missing anyway. */
const ticket = (change: Partial<Ticket>) => ({ id, subject: null, assignee: null, ...change }) as Ticket;

test.each([
  ["new", "New"],
  ["pending", "Pending"],
  ["resolved", "Resolved"],
  ["closed", "Closed"],
  ["snoozed_by_bot", "Snoozed by bot"],
  ["constructor", "Constructor"],
  ["\u202Edesolc", "[U+202E]desolc"],
  [null, "Status unknown"],
])("status %j is %j", (status, word) => expect(statusWord(status)).toBe(word));

describe("waiting", () => {
  test.each([
    ["team", "waiting on team", "Team"],
    ["customer", "waiting on customer", "Customer"],
    ["third_party", "waiting on third party", "Third party"],
    ["none", null, "Nobody"],
    ["legal_dept", "waiting on legal dept", "Legal dept"],
    [null, null, null],
  ])("on %j", (waitingOn, inLine, alone) => {
    expect(waitingWords(waitingOn)).toBe(inLine);
    expect(waitingWord(waitingOn)).toBe(alone);
  });
});

test.each([
  ["unthreaded_email", "Email"],
  ["sms", "SMS"],
  ["whatsapp", "WhatsApp"],
  ["web_chat", "Chat"],
  ["phone_call", "Phone"],
  ["airbnb_inbox", "Airbnb inbox"],
  ["_", "_"],
  [null, null],
])("channel %j is %j", (channel, word) => expect(channelWord(channel)).toBe(word));

test.each([
  [{ id: null, name: "Alex M", email: "a@x" }, "Alex M"],
  [{ id: null, name: " ", email: "a@x" }, "a@x"],
  [{ id: "m48", name: null, email: null }, null],
  [null, null],
])("assignee %o is %j", (assignee, word) => expect(assigneeWord(ticket({ assignee }))).toBe(word));

test.each([
  [ticket({ subject: " Early check-in " }), "Early check-in"],
  [ticket({ subject: "  " }), "No subject"],
  [null, "Ticket xd88…3me3"],
])("a row is called %#", (known, name) => expect(spokenSubject(id, known)).toBe(name));

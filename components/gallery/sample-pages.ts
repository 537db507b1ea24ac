import { DAY, HOUR, idAt, known, MINUTE, now, ticket } from "./samples";

const ago = (ms: number) => new Date(now - ms).toISOString();

/** An ordinary page: the states of tickets and what is done with them. */
export const usual = [
  known(ticket(0)),
  known(
    ticket(1, {
      status: "pending",
      subject: "Door code does not work since this morning, guest is waiting outside",
      waitingOn: "team",
      channel: "sms",
      createdAt: ago(10 * MINUTE),
      assignee: { id: "a", name: "Desk North", email: null },
    }),
  ),
  known(
    ticket(2, {
      status: "new",
      subject: "Invoice for March",
      waitingOn: "team",
      createdAt: ago(3 * HOUR),
      assignee: null,
    }),
  ),
  known(
    ticket(3, {
      status: "resolved",
      subject: "Lost umbrella, room 214",
      waitingOn: "none",
      channel: "whatsapp",
      createdAt: ago(4 * DAY),
    }),
  ),
  known(
    ticket(4, {
      status: "closed",
      subject: "Parking space for a van",
      createdAt: ago(9 * DAY),
      waitingOn: "none",
    }),
  ),
  known(
    ticket(5, {
      status: "snoozed_by_bot",
      subject: "Wi-Fi voucher",
      waitingOn: "third_party",
      createdAt: ago(40 * DAY),
    }),
  ),
];

/** Everything that outsiders and a changing service can put into a ticket. */
export const strange = [
  known(
    ticket(0, {
      subject: "Very long subject. ".repeat(26).slice(0, 500),
      summary: "Long summary. ".repeat(40),
    }),
  ),
  known(ticket(1, { subject: "\u202Egnp.exe‮ invoice\u0000\u0007 \u200Bhidden", status: "pending" })),
  known(
    ticket(2, {
      subject: "طلب تسجيل الوصول المبكر رقم 214",
      assignee: { id: null, name: "مكتب الشمال", email: null },
    }),
  ),
  known(ticket(3, { subject: "👩‍👩‍👧‍👦 Family room 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🎉🎉🎉 <b>not bold</b>" })),
  known({
    id: idAt(4),
    workspaceId: null,
    contactId: null,
    conversationId: null,
    channel: null,
    status: null,
    waitingOn: null,
    inboxTypeId: null,
    subject: null,
    summary: null,
    aiPaused: null,
    assignee: null,
    followUpAt: null,
    lastMessageAt: null,
    lastMessagePreview: null,
    createdAt: null,
    updatedAt: null,
    callTranscriptId: null,
  }),
  known(
    ticket(5, {
      status: "a status of a hundred letters ".repeat(4),
      channel: "channel ".repeat(12),
      waitingOn: "constructor",
    }),
  ),
];

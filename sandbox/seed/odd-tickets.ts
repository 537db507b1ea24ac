import type { SandboxTicket } from "../ticket";

const done = { status: "resolved", waiting_on: "none", follow_up_at: null };

/**
 * What differs from an ordinary ticket in those that try a screen's patience. Invisible characters are written as
 * escapes, so that nobody removes them by accident.
 */
export const oddTickets = {
  markup: {
    ...done,
    subject: '<img src=x onerror="window.markupRan = true"><b>Refund</b> & "late fee" </script>',
    summary: '<a href="javascript:window.markupRan = true">Click for details</a> {{subject}}',
    last_message_preview: "<svg onload=window.markupRan=true> says hello",
  },
  rightToLeft: {
    ...done,
    subject: "\u0637\u0644\u0628 \u0627\u0633\u062a\u0631\u062f\u0627\u062f (booking 4417)",
    summary: "\u05d4\u05d0\u05d5\u05e8\u05d7 \u05de\u05d1\u05e7\u05e9 late check-out.",
    // A right-to-left override: unisolated, it turns round what follows it on the line.
    last_message_preview: "See invoice_\u202egnp.exe for the amount",
  },
  longSubject: {
    status: "pending",
    subject: `Re: Fwd: Re: ${"about the stay, the keys, the parking space and the deposit, ".repeat(20)}thanks`,
    summary: "W".repeat(400),
    last_message_preview: "unbroken_".repeat(60),
  },
  control: {
    ...done,
    subject: "Line one\nline two\ttab\u0000nul\u200bzero\u0007bell",
    last_message_preview: "\u001b[31mred\u001b[0m",
  },
  unknownStatus: { status: "awaiting_approval", channel: "carrier_pigeon", waiting_on: "finance" },
  emptyTexts: { ...done, subject: "", summary: "", last_message_preview: "   " },
  bare: {
    status: null,
    contact_id: null,
    conversation_id: null,
    channel: null,
    waiting_on: null,
    inbox_type_id: null,
    subject: null,
    summary: null,
    ai_paused: null,
    assignee: null,
    last_message_at: null,
    last_message_preview: null,
    created_at: null,
    updated_at: null,
  },
  namelessAssignee: {
    ...done,
    assignee: { id: null, name: null, email: null, picture_url: "https://pictures.example.com/nobody.png" },
  },
} satisfies Record<string, Partial<SandboxTicket>>;

export type OddKind = keyof typeof oddTickets;

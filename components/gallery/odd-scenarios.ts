import { popup } from "./popup-scenarios";
import { DAY, ids, known, now, ticket, view } from "./samples";
import type { Scenario } from "./scenarios";

const ahead = (ms: number) => new Date(now + ms).toISOString();

/** Characters that reorder, hide or stack: overrides, isolates, blanks without width, marks upon marks. */
const tricks = {
  bidi: "\u202Egnp.exe\u202C \u2067abc\u2069 \u200Finvoice\u200E",
  hidden: "zero\u200Bwidth\uFEFFblank\u2060s \u{E0041}\u{E0042}\u00AD",
  stacked: `Z${"\u0300\u0301\u0302\u0303".repeat(40)}algo`,
  unbroken: "x".repeat(500),
};

const everywhere = (text: string) =>
  ticket(0, {
    subject: text,
    summary: text,
    lastMessagePreview: text,
    channel: text,
    status: text,
    waitingOn: text,
    inboxTypeId: text,
    assignee: { id: text, name: text, email: text },
    contactId: text,
    conversationId: text,
    workspaceId: text,
    callTranscriptId: text,
  });

const opened = (text: string) => popup(view([known(everywhere(text))]), { steps: [{ press: "Enter" }] });

const MEGABYTE = 1_000_000;
const filler = "A log line without any id in it, as it comes out of a machine.\n";

/** What outsiders, a changing service and a slip of the hand can bring. */
export const oddScenarios: Record<string, Scenario> = {
  "odd-long": opened("Very long subject. ".repeat(27).slice(0, 500)),
  "odd-unbroken": opened(tricks.unbroken),
  "odd-bidi": opened(tricks.bidi),
  "odd-rtl": opened("طلب تسجيل الوصول المبكر رقم 214 (Early check-in) ‏وأيضا غرفة أخرى"),
  "odd-emoji": opened("👩‍👩‍👧‍👦 Family room 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🎉🎉🎉 👍🏽 e\u0301"),
  "odd-hidden": opened(tricks.hidden),
  "odd-stacked": opened(tricks.stacked),
  "odd-markup": opened('<img src=x onerror="alert(1)"><b>bold</b> &amp; {id}'),
  "odd-future": popup(
    view([
      known(
        ticket(0, {
          createdAt: ahead(3 * DAY),
          updatedAt: ahead(400 * DAY),
          lastMessageAt: "9999-12-31T23:59:59.999Z",
          followUpAt: "not a time",
        }),
        { readAt: now + DAY },
      ),
    ]),
    { steps: [{ press: "Enter" }] },
  ),
  "odd-paste": popup(view([known(ticket(0))]), {
    steps: [
      { press: "/" },
      {
        paste: `${ids.join("\n")}\n${ids[0]}0 ${filler.repeat((5 * MEGABYTE) / filler.length)}`,
      },
    ],
  }),
  "odd-filter": popup(view([known(ticket(0))]), {
    steps: [{ press: "/" }, { type: `\u202E${"nothing like it ".repeat(20)}` }],
  }),
};

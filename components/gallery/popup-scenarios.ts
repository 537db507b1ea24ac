import { defaultSettings } from "../../utils/core/settings";
import type { Answers } from "../testing/fake-background";
import { strange, usual } from "./sample-pages";
import { connected, failure, idAt, ids, job, known, MINUTE, now, ticket, view, workspaces } from "./samples";
import type { Scenario } from "./scenarios";

const jobs = [
  job(0, { dueAt: now + 4_000 }),
  job(1, { state: "sending", attempts: 1 }),
  job(2, { state: "checking", attempts: 1 }),
  job(3, { state: "closed", attempts: 1, evidence: "answer", endedAt: now }),
  job(4, { state: "closed", attempts: 1, evidence: "read-back", endedAt: now }),
  job(5, { state: "closed", evidence: "read-back", reason: "already-closed", endedAt: now }),
  job(6, { state: "cancelled", endedAt: now }),
  job(7, {
    state: "refused",
    attempts: 1,
    endedAt: now,
    refusal: failure("refused", { status: 409, sentence: "Only resolved tickets can be closed." }),
  }),
];

const decide = (
  ["changed", "still-open", "not-found-out", "gone", "stopped", "other-token", "too-old"] as const
).map((reason, index) =>
  job(index, { state: "needs-agent", reason, attempts: index === 5 ? 0 : 1, checkedAt: now - 4 * MINUTE }),
);

const many = ids
  .slice(0, 500)
  .map((_, index) =>
    known(ticket(index, { subject: `Request ${index + 1}`, status: index % 3 ? "resolved" : "pending" })),
  );
const resolvedOnly = (count: number) =>
  many.slice(0, count).map((one, index) => known(ticket(index, { subject: one.ticket?.subject ?? null })));

/** A popup that shows this view. */
export function popup(getTab: NonNullable<Answers["getTab"]>, more: Partial<Scenario> = {}): Scenario {
  const { answers, ...rest } = more;
  return { screen: "popup", url: "https://desk.example/tickets", answers: { getTab, ...answers }, ...rest };
}

const batch = [
  ...[0, 1, 2].map((index) => job(index, { state: "closed", attempts: 1, evidence: "answer", endedAt: now })),
  job(3, {
    state: "refused",
    attempts: 1,
    endedAt: now,
    refusal: failure("refused", { status: 409, sentence: "Ticket is on hold." }),
  }),
  job(4, { state: "needs-agent", reason: "not-found-out", attempts: 1, checkedAt: now }),
];

const running = [
  job(0, { state: "closed", attempts: 1, evidence: "answer", endedAt: now }),
  job(1, { state: "sending", attempts: 1 }),
  ...[2, 3, 4, 5, 6, 7].map((index) => job(index, { dueAt: now + 60_000 })),
];

/** Resolved tickets that get these jobs once they were asked about for the second time. */
function closing(count: number, made: typeof running) {
  let asked = 0;
  return () => view(resolvedOnly(count), asked++ > 0 ? made : []);
}

/** Tickets on a page and everything that can be done with them. */
export const popupScenarios: Record<string, Scenario> = {
  usual: popup(view(usual, [], { needAgent: 1 })),
  "one-ticket": popup(view(usual.slice(0, 1))),
  workspaces: popup(
    view(usual, [], { connection: { ...connected, workspaces, workspaceId: "j57def" } as never }),
  ),
  open: popup(
    view(usual, [], { inboxNames: { [usual[0]?.ticket?.workspaceId ?? ""]: { guest: "Guest messages" } } }),
    {
      answers: { getSettings: { ...defaultSettings, linkTemplate: "https://desk.example/tickets/{id}" } },
      steps: [{ press: "Enter" }],
    },
  ),
  "open-empty": popup(view(strange), {
    steps: [..."jjjj"].map((press) => ({ press })).concat([{ press: "Enter" }]),
  }),
  asking: popup(view(usual), { steps: [{ press: "j" }, { press: "c" }] }),
  selected: popup(view(usual), {
    steps: [{ press: "x" }, { press: "j" }, { press: "x" }, { press: "j" }, { press: "x" }],
  }),
  "selected-asking": popup(view(usual), {
    steps: [{ press: "x" }, { press: "j" }, { press: "x" }, { click: '[data-part="close-many"]' }],
  }),
  jobs: popup(
    view(
      [...usual, ...usual]
        .slice(0, 8)
        .map((_, index) => known(ticket(index, { subject: usual[index % 6]?.ticket?.subject ?? null }))),
      jobs,
    ),
  ),
  decide: popup(
    view(
      decide.map((_, index) => known(ticket(index, { status: index === 1 ? "pending" : "resolved" }))),
      decide,
      { needAgent: 7 },
    ),
  ),
  batch: popup(closing(5, batch), {
    answers: { closeTickets: () => ({ jobs: batch, failure: null }) },
    steps: [{ click: '[data-part="all-resolved"]' }, { click: '[data-part="close-many"]' }],
  }),
  "batch-running": popup(closing(8, running), {
    answers: { closeTickets: () => ({ jobs: running, failure: null }) },
    steps: [{ click: '[data-part="all-resolved"]' }, { click: '[data-part="close-many"]' }],
  }),
  "batch-not-started": popup(closing(3, []), {
    answers: { closeTickets: () => ({ jobs: [], failure: failure("no-token") }) },
    steps: [{ click: '[data-part="all-resolved"]' }, { click: '[data-part="close-many"]' }],
  }),
  copied: popup(view(usual), { steps: [{ press: "Enter" }, { click: "dl button" }] }),
  "no-id": popup(view([]), { steps: [{ type: "xd88nope" }] }),
  strange: popup(view(strange)),
  many: popup(view(many)),
  filtered: popup(view(usual), { steps: [{ press: "/" }, { type: "door" }] }),
  "no-match": popup(view(usual), { steps: [{ press: "/" }, { type: "swimming pool" }] }),
  pasted: popup(
    ({ pastedIds = [] }: { pastedIds?: string[] }) => ({
      ...view(usual),
      tickets: {
        ...view(usual).tickets,
        ...Object.fromEntries(
          pastedIds.map((id, index) => [
            id,
            index
              ? known(null, { failure: failure("not-found") })
              : known(ticket(20, { subject: "Pasted one" })),
          ]),
        ),
      },
    }),
    { steps: [{ press: "/" }, { type: `${idAt(20)} ${idAt(21)}` }] },
  ),
  keys: popup(view(usual), { steps: [{ press: "?" }] }),
};

import { noPolicy } from "../../utils/core/policy";
import type { KnownTicket } from "../../utils/core/protocol";
import { defaultSettings } from "../../utils/core/settings";
import type { Answers } from "../testing/fake-background";
import {
  activity,
  connected,
  DAY,
  failure,
  HOUR,
  idAt,
  job,
  known,
  MINUTE,
  now,
  ticket,
  workspaces,
} from "./samples";
import type { Scenario } from "./scenarios";

const jobs = [
  job(0, { dueAt: now + 20_000 }),
  job(1, { state: "closed", evidence: "answer", attempts: 1, createdAt: now - 5 * MINUTE }),
  job(2, {
    state: "needs-agent",
    reason: "not-found-out",
    attempts: 1,
    checkedAt: now - HOUR,
    // Of another day whenever it is drawn: it says its date.
    createdAt: now - 30 * HOUR,
  }),
  job(3, { state: "closed", evidence: "read-back", attempts: 1, createdAt: now - 2 * HOUR }),
  job(4, {
    state: "refused",
    attempts: 1,
    createdAt: now - 3 * HOUR,
    refusal: failure("refused", { status: 409, sentence: "Only resolved tickets can be closed." }),
  }),
  job(5, { state: "cancelled", createdAt: now - DAY }),
  job(6, { state: "closed", evidence: "read-back", reason: "already-closed", createdAt: now - DAY }),
  job(7, { state: "dismissed", reason: "gone", attempts: 1, createdAt: now - 4 * DAY }),
];

const subjects = {
  [idAt(1)]: "Early check-in request",
  [idAt(4)]: "Invoice for the two nights in May has the wrong company name and address on it",
};

const imported = (importSettings: NonNullable<Answers["importSettings"]>) =>
  options({ getConnection: connected, importSettings }, { widths: [900], steps: [{ choose: "{}" }] });

/** Connected, and then forgotten. */
const forgetting = (forgetEverything: NonNullable<Answers["forgetEverything"]>, isDone: () => boolean) =>
  options(
    {
      getConnection: () => (isDone() ? { state: "none" } : connected),
      getActivity: () => activity(isDone() ? [] : jobs),
      forgetEverything,
    },
    {
      widths: [900],
      announced: true,
      steps: [{ click: '#forget [data-part="forget"]' }, { click: '#forget [data-look="bad"]' }],
    },
  );

function forgotten() {
  let isDone = false;
  const forget = () => {
    isDone = true;
    return { jobs: jobs.length, hadToken: true };
  };
  return forgetting(forget, () => isDone);
}

/** Closing job 2 again, when each reading shows the ticket like this. */
function closingAgain(read: KnownTicket) {
  let readings = 0;
  const shown = () => (readings > 0 ? { ...read, readAt: now + readings } : known(null));
  return options(
    {
      getConnection: connected,
      getActivity: () => activity(jobs, { subjects, undecided: { [idAt(2)]: shown() } }),
      loadTickets: () => {
        readings++;
      },
    },
    { steps: [{ click: '#activity [data-part="again"]' }] },
  );
}

const connectWith = [{ click: "#token" }, { type: "capi_0123456789" }, { press: "Enter" }] as const;

function options(answers: Answers, more: Partial<Scenario> = {}): Scenario {
  return {
    screen: "options",
    widths: [900, 320],
    answers: {
      getConnection: { state: "none" },
      getActivity: activity(),
      getSettings: defaultSettings,
      getPolicy: noPolicy,
      getTokenStorage: { untilBrowserCloses: false },
      ...answers,
    },
    ...more,
  };
}

const refused = (kind: Parameters<typeof failure>[0], change = {}) =>
  options(
    { connect: { connection: { state: "none" }, failure: failure(kind, change) } },
    { steps: [...connectWith], widths: [900] },
  );

/** The options page, from the first run on. */
export const optionsScenarios: Record<string, Scenario> = {
  "options-first": options({}),
  "options-connected": options({
    getConnection: { ...connected, workspaces },
    getActivity: activity(jobs, { subjects }),
  }),
  "options-replace": options(
    { getConnection: connected },
    { widths: [900], steps: [{ click: "#connect button" }] },
  ),
  "options-lost": options({ getConnection: { state: "lost" } }, { widths: [900] }),
  "options-no-access": options({
    getConnection: { ...connected, workspaces, trouble: "not-permitted" },
    getActivity: activity(jobs, { subjects }),
  }),
  "options-token-refused": options({
    getConnection: { ...connected, trouble: "refused" },
    getActivity: activity(jobs, { subjects }),
  }),
  "options-refused": refused("token-refused"),
  "options-limited": refused("limited", { until: now + HOUR }),
  "options-not-permitted": refused("not-permitted"),
  "options-odd-token": options({}, { widths: [900], steps: [{ click: "#token" }, { type: "sk_live_1" }] }),
  "options-connecting": options(
    { connect: () => new Promise(() => undefined) },
    { widths: [900], steps: [...connectWith] },
  ),
  "options-forget": options(
    { getConnection: connected, getActivity: activity(jobs) },
    { widths: [900], steps: [{ click: "#forget button" }] },
  ),
  "options-forgotten": forgotten(),
  "options-forget-failed": forgetting("silence", () => false),
  "options-imported": imported({
    problem: null,
    imported: { changed: ["undoSeconds", "notify"], fixed: ["underline"], ignored: ["colour"] },
  }),
  "options-import-same": imported({ problem: null, imported: { changed: [], fixed: [], ignored: [] } }),
  "options-import-refused": imported({ problem: { kind: "field", field: "silentSites[2]" } }),
  "options-import-failed": imported("silence"),
  "options-no-workspaces": options({ getConnection: { ...connected, workspaces: [] } }, { widths: [900] }),
  "options-copied": options(
    { getConnection: connected, getActivity: activity(jobs, { subjects }) },
    { widths: [900], steps: [{ click: "#activity li button" }] },
  ),
  "options-close-again": closingAgain(known(ticket(2))),
  "options-close-again-asking": closingAgain(known(ticket(2, { status: "pending" }))),
  "options-close-again-unread": closingAgain(known(null, { failure: failure("timeout") })),
  "options-silent-sites": options({
    getConnection: connected,
    getSettings: { ...defaultSettings, silentSites: ["desk.example", "*.harbour.example"] },
  }),
  "options-not-saved": options(
    { getConnection: connected, updateSettings: "silence" },
    { steps: [{ click: "#pages input[role=switch]" }] },
  ),
  "options-wrong-site": options(
    { getConnection: connected, getSettings: { ...defaultSettings, silentSites: [] } },
    { widths: [900], steps: [{ click: "#pages textarea" }, { type: "not a site" }, { press: "Tab" }] },
  ),
  "options-wrong-link": options(
    { getConnection: connected },
    {
      widths: [900],
      steps: [{ click: "#pages input[type=text]" }, { type: "http://desk.example/{id}" }, { press: "Tab" }],
    },
  ),
  "options-try": options({ getConnection: connected }),
  "options-try-workspaces": options({ getConnection: { ...connected, workspaces } }, { widths: [900] }),
  "options-until-close": options(
    { getConnection: connected, getTokenStorage: { untilBrowserCloses: true } },
    { widths: [900] },
  ),
  "options-search": options(
    { getConnection: connected, getActivity: activity(jobs, { subjects }) },
    { widths: [900, 320], steps: [{ click: "#activity input" }, { type: "closed" }] },
  ),
  "options-search-none": options(
    { getConnection: connected, getActivity: activity(jobs, { subjects }) },
    { widths: [900], steps: [{ click: "#activity input" }, { type: "parking" }] },
  ),
  "options-fixed": options({
    getConnection: connected,
    getSettings: {
      ...defaultSettings,
      undoSeconds: 10,
      silentSites: ["bank.example"],
      linkTemplate: "https://desk.example/tickets/{id}",
    },
    getTokenStorage: { untilBrowserCloses: true },
    getPolicy: {
      settings: {
        undoSeconds: 10,
        silentSites: ["bank.example"],
        underline: true,
        linkTemplate: "https://desk.example/tickets/{id}",
      },
      untilBrowserCloses: true,
    },
  }),
  "options-unreachable": options(
    { getConnection: "silence", getActivity: "silence" },
    { widths: [900], waitMs: 2_500 },
  ),
};

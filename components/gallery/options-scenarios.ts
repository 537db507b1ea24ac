import { defaultSettings } from "../../utils/core/settings";
import {
  closingAgain,
  connectWith,
  forgetting,
  forgotten,
  imported,
  jobs,
  options,
  refused,
  subjects,
} from "./options-parts";
import { activity, connected, failure, HOUR, known, now, ticket, workspaces } from "./samples";
import type { Scenario } from "./scenarios";

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
  "options-newer-data": options({
    getConnection: "newer-data",
    getActivity: "newer-data",
    getSettings: "newer-data",
    getTokenStorage: "newer-data",
  }),
};

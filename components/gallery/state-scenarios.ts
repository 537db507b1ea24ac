import { defaultSettings } from "../../utils/core/settings";
import { popup } from "./popup-scenarios";
import { connected, failure, HOUR, idAt, job, known, now, ticket, view } from "./samples";
import type { Scenario } from "./scenarios";

const usual = [known(ticket(0)), known(ticket(1, { status: "pending", subject: "Door code does not work" }))];
const waiting = [job(0, { dueAt: now - 1 })];
const until = now + HOUR;
const none = view([], [], { closedToday: 0 });
const unwatched = view([], [], { watched: false, closedToday: 0 });

/** A banner, a problem and a question about several, all at once. */
const crowded = popup(view(usual, [], { hold: { kind: "outage", lookAt: now + 30_000 } }), {
  answers: { closeTickets: { jobs: [], failure: failure("no-token") } },
  steps: [...["c", "x", "j", "x"].map((press) => ({ press })), { click: '[data-part="close-many"]' }],
});

/** Everything that can stand in the way, each with its own words. */
export const stateScenarios: Record<string, Scenario> = {
  "ids-only": popup(view([known(null), known(null, { loading: true }), known(null, { loading: true })])),
  unreadable: popup(
    view([
      known(null, { failure: failure("not-found", { status: 404 }) }),
      known(null, { failure: failure("timeout") }),
      known(null, { failure: failure("server", { status: 503 }) }),
      known(null, { failure: failure("forbidden", { status: 403 }) }),
      known(null, { failure: failure("unreadable") }),
      known(ticket(5), { failure: failure("network") }),
    ]),
  ),
  "unreadable-asking": popup(view([known(null, { failure: failure("timeout") })]), {
    steps: [{ press: "c" }],
  }),
  empty: popup(none),
  "not-connected": popup(view(usual, [], { connection: { state: "none" } })),
  "not-connected-empty": popup({ ...none, connection: { state: "none" } }),
  lost: popup({ ...none, connection: { state: "lost" } }),
  "browser-page": popup(unwatched, { url: "chrome://extensions" }),
  "store-page": popup(unwatched, { url: "https://chromewebstore.google.com/detail/x" }),
  "pdf-page": popup(unwatched, { url: "https://example.com/a.pdf" }),
  "silent-site": popup(none, {
    url: "https://desk.example/tickets",
    answers: { getSettings: { ...defaultSettings, silentSites: ["*.desk.example"] } },
  }),
  "site-to-silence": popup(view(usual), { answers: { getSettings: defaultSettings } }),
  "unwatched-page": popup(unwatched, { url: "https://example.com/" }),
  "look-failed": popup(unwatched, {
    url: "https://example.com/",
    answers: { lookAtTab: { looked: false } },
    steps: [{ click: "main button" }],
  }),
  "token-refused": popup(
    view(usual, waiting, { hold: { kind: "token", failure: failure("token-refused", { status: 401 }) } }),
  ),
  "reading-refused": popup(view([known(null, { failure: failure("token-refused", { status: 401 }) })])),
  "token-forbidden": popup(
    view(usual, waiting, { hold: { kind: "token", failure: failure("forbidden", { status: 403 }) } }),
  ),
  limited: popup(view(usual, waiting, { hold: { kind: "limited", until } })),
  outage: popup(view(usual, waiting, { hold: { kind: "outage", lookAt: now + 30_000 } })),
  offline: popup(view(usual, waiting, { hold: { kind: "offline" } })),
  "offline-no-details": popup(
    view(
      [0, 1, 2].map(() => known(null, { failure: failure("offline") })),
      [],
      { hold: { kind: "offline" } },
    ),
  ),
  "not-permitted": popup(view([known(null, { failure: failure("not-permitted") })])),
  loading: popup("silence"),
  unreachable: popup("silence", { waitMs: 2_500 }),
  "newer-data": popup("newer-data"),
  problem: popup(view(usual), {
    answers: { closeTickets: { jobs: [], failure: failure("no-token") } },
    steps: [{ press: "c" }],
  }),
  crowded,
  "crowded-help": { ...crowded, steps: [...(crowded.steps ?? []), { press: "?" }] },
  unsorted: popup(
    view(
      [...usual, known(ticket(2)), known(ticket(3))],
      [
        job(0, { state: "waiting", attempts: 1, requests: 1 }),
        job(1, { state: "checking", attempts: 1, refusal: failure("refused") }),
        job(2, { state: "checking", requests: 1, stopping: true }),
        job(3, { state: "cancelled", requests: 1, endedAt: Date.now() }),
      ],
      {
        connection: { ...connected, workspaces: [{ id: idAt(9), name: null }] } as never,
      },
    ),
  ),
};

import { noPolicy } from "../../utils/core/policy";
import type { KnownTicket } from "../../utils/core/protocol";
import { defaultSettings } from "../../utils/core/settings";
import type { Answers } from "../testing/fake-background";
import { activity, connected, DAY, failure, HOUR, idAt, job, known, MINUTE, now } from "./samples";
import type { Scenario } from "./scenarios";

/** Closes of each kind, the latest first. */
export const jobs = [
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

/** Subjects of some of their tickets, by id. */
export const subjects = {
  [idAt(1)]: "Early check-in request",
  [idAt(4)]: "Invoice for the two nights in May has the wrong company name and address on it",
};

/** A file of settings is chosen, and answered so. */
export const imported = (importSettings: NonNullable<Answers["importSettings"]>) =>
  options({ getConnection: connected, importSettings }, { widths: [900], steps: [{ choose: "{}" }] });

/** Connected, and then forgotten. `isDone`: whether it is. */
export const forgetting = (
  forgetEverything: NonNullable<Answers["forgetEverything"]>,
  isDone: () => boolean,
) =>
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

/** Everything is forgotten. */
export function forgotten() {
  let isDone = false;
  const forget = () => {
    isDone = true;
    return { jobs: jobs.length, hadToken: true };
  };
  return forgetting(forget, () => isDone);
}

/** Closing job 2 again, when each reading shows the ticket like this. */
export function closingAgain(read: KnownTicket) {
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

/** Connects with a token. */
export const connectWith = [{ click: "#token" }, { type: "capi_0123456789" }, { press: "Enter" }] as const;

/** The options page over a background that is not connected; answers are changed as wanted. */
export function options(answers: Answers, more: Partial<Scenario> = {}): Scenario {
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

/** Connecting does not work. */
export const refused = (kind: Parameters<typeof failure>[0], change = {}) =>
  options(
    { connect: { connection: { state: "none" }, failure: failure(kind, change) } },
    { steps: [...connectWith], widths: [900] },
  );

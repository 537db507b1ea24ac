import { act } from "@testing-library/preact";
import { NewerDataError } from "../../utils/core/newer-data";
import type { UiProtocol } from "../../utils/core/protocol";

/**
 * The background for tests of screens. In the test file:
 * `vi.mock("../../utils/platform/messaging", async () => (await import("../testing/fake-background")).messaging);`
 */
export type Answers = { [Name in keyof UiProtocol]?: Answer<UiProtocol[Name]> };

/** A value, a function of what was asked, no answer at all, or none for what a newer version stored. What is held back is promised as anything. */
type Answer<Question> = Question extends (args: infer Args) => infer Value
  ? Value | "silence" | "newer-data" | ((args: Args) => Value | Promise<unknown>)
  : never;

/** What is answered with nothing in any case. */
const nothing: Answers = {
  loadTickets: undefined,
  loadInboxNames: undefined,
  checkTab: undefined,
  resume: undefined,
};

let answers: Answers = {};
let questions: { name: string; args: unknown }[] = [];

/** Sets what is answered, by name. */
export function backgroundAnswers(given: Answers): void {
  answers = { ...nothing, ...given };
  questions = [];
}

/** What was asked under a name since the answers were set. */
export function asked(name: string): unknown[] {
  return questions.filter((question) => question.name === name).map(({ args }) => args);
}

/** Lets everything that is under way come to its end. */
export async function settled(): Promise<void> {
  await act(async () => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  });
}

export const messaging = {
  ask: new Proxy(
    {},
    {
      get: (_, name: keyof UiProtocol) => async (args: unknown) => {
        questions.push({ name, args });
        const answer: unknown = answers[name];
        if (!Object.hasOwn(answers, name)) throw new Error(`Nothing was set to answer "${name}".`);
        if (answer === "silence") throw new Error("Nobody is there.");
        if (answer === "newer-data") throw new NewerDataError();
        return typeof answer === "function" ? answer(args) : answer;
      },
    },
  ),
};

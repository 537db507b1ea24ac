import { act } from "@testing-library/preact";

/**
 * The background for tests of screens. In the test file:
 * `vi.mock("../../utils/platform/messaging", async () => (await import("../testing/fake-background")).messaging);`
 */
type Answers = Record<string, unknown>;

let answers: Answers = {};
let questions: { name: string; args: unknown }[] = [];

/** Sets what is answered, by name: a value, a function of what was asked, or "silence" for a background that does not answer. */
export function backgroundAnswers(given: Answers): void {
  answers = given;
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
      get: (_, name) => async (args: unknown) => {
        questions.push({ name: String(name), args });
        const answer = answers[String(name)];
        if (answer === "silence") throw new Error("Nobody is there.");
        return typeof answer === "function" ? answer(args) : answer;
      },
    },
  ),
};

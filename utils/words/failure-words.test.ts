import { describe, expect, test } from "vitest";
import { type Failure, type FailureKind, failureKinds } from "../core/failure";
import { connectingFailure, readingFailure, refusalWords } from "./failure-words";

const now = new Date(2026, 10, 23, 14, 0).getTime();
const until = new Date(2026, 10, 23, 14, 3).getTime();

function failure(kind: FailureKind, change: Partial<Failure> = {}): Failure {
  return { kind, status: null, sentence: null, until: null, ...change };
}

describe.each([
  ["beside a ticket", readingFailure],
  ["to somebody who is connecting", connectingFailure],
])("%s", (_, say) => {
  test("every kind has words of its own, with nothing left open in them", () => {
    const said = failureKinds.map((kind) => say(failure(kind), now));
    expect(new Set(said).size).toBe(failureKinds.length);
    for (const text of said) expect(text).toMatch(/^[A-Z][^$]+\.$/);
  });

  test("a limit says until when, if that is known", () => {
    expect(say(failure("limited", { until }), now)).toContain("2:03 PM");
    expect(say(failure("limited"), now)).not.toContain("null");
  });

  test("trouble of the service names the status", () => {
    expect(say(failure("server", { status: 503 }), now)).toContain("503");
  });

  test("a refusal gives the service's own sentence", () => {
    expect(say(failure("refused", { sentence: "Ask your admin." }), now)).toBe("Ask your admin.");
  });
});

test("a limit of tomorrow names the day", () => {
  const tomorrow = new Date(2026, 10, 24, 9, 0).getTime();
  expect(readingFailure(failure("limited", { until: tomorrow }), now)).toContain("11/24/26");
});

test.each<[Failure | null, string]>([
  [null, "Conduit refused."],
  [failure("refused", { sentence: "On hold." }), "On hold."],
  [failure("forbidden"), "This token may not close it."],
  [failure("no-token"), "Not connected to Conduit."],
])("why a ticket was not closed: %o", (refusal, text) => expect(refusalWords(refusal, now)).toBe(text));

import * as z from "zod/mini";
import { ConduitError, type FailureKind } from "../core/failure";
import { parseRetryAfter } from "../core/retry-after";
import { errorAnswer } from "./schema";

/** A whole answer: its body was read to the end. */
export interface RawAnswer {
  status: number;
  headers: Headers;
  body: string;
}

/** What reading an answer needs to know besides it. */
export interface ReadingContext {
  /** Removed from every sentence of the service: a broken one may repeat it. */
  token: string;
  /** ms since 1970. */
  now: number;
}

const MAX_SENTENCE = 300;

/** Refusals that count only in the API's own error form: a proxy on the way can answer with the same numbers. */
const refusals: Record<number, FailureKind> = {
  400: "refused",
  404: "not-found",
  405: "refused",
  409: "refused",
  410: "refused",
  422: "refused",
};

/**
 * The parsed content of a success.
 *
 * @throws {ConduitError} with the one kind of failure that the answer stands for
 */
export function readAnswer<T>(answer: RawAnswer, schema: z.ZodMiniType<T>, context: ReadingContext): T {
  if (answer.status < 200 || answer.status > 299) throw failureFor(answer, context);
  const parsed = z.safeParse(schema, parseJson(answer.body));
  if (!parsed.success) throw new ConduitError("unreadable", { status: answer.status });
  return parsed.data;
}

function failureFor(answer: RawAnswer, context: ReadingContext): ConduitError {
  const { status, headers } = answer;
  const error = z.safeParse(errorAnswer, parseJson(answer.body));
  const sentence = error.success ? cleanSentence(error.data.error, context.token) : null;
  if (status === 401) return new ConduitError("token-refused", { status, sentence });
  if (status === 403) return new ConduitError("forbidden", { status, sentence });
  if (status === 429) {
    const wait = parseRetryAfter(headers.get("retry-after"), headers.get("date"), context.now);
    return new ConduitError("limited", {
      status,
      sentence,
      until: wait === null ? null : context.now + wait,
    });
  }
  const refusal = refusals[status];
  if (refusal) return new ConduitError(error.success ? refusal : "unreadable", { status, sentence });
  return new ConduitError("server", { status, sentence });
}

function cleanSentence(sentence: string, token: string): string {
  return sentence
    .replaceAll(token, "…")
    .replace(/capi_\w+/g, "…")
    .trim()
    .slice(0, MAX_SENTENCE);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

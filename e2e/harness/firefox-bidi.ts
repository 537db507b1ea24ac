import type { Browser } from "puppeteer-core";

/**
 * Puppeteer's line to Firefox, which it keeps to itself. We send commands that it has no words for, and tell it of pages that
 * Firefox keeps quiet about.
 */
export function bidiOf(browser: Browser): Bidi {
  const { connection } = browser as Browser & { connection?: Bidi };
  if (connection === undefined) throw new Error("This Puppeteer keeps its connection elsewhere.");
  return connection;
}

/** Names and parameters are those of https://w3c.github.io/webdriver-bidi/. */
export interface Bidi {
  send(method: string, parameters: object): Promise<{ result: unknown }>;
  emit(event: string, parameters: object): unknown;
}

/** Runs an expression in a browsing context and gives the string that it comes to. */
export async function evaluateText(bidi: Bidi, context: string, expression: string): Promise<string> {
  const answer = await bidi.send("script.evaluate", { expression, awaitPromise: true, target: { context } });
  const { type, result, exceptionDetails } = answer.result as Evaluation;
  if (type === "exception") throw new Error(exceptionDetails?.text ?? "A script failed in Firefox.");
  return String(result?.value);
}

interface Evaluation {
  type: "success" | "exception";
  result?: { value?: unknown };
  exceptionDetails?: { text: string };
}

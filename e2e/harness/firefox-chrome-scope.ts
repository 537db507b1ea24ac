import { type Bidi, evaluateText } from "./firefox-bidi";
import { callText, type Json } from "./remote-call";

/** Opens the way to the browser's own window ("chrome", long before there was a browser of that name). */
export async function openChromeScope(bidi: Bidi): Promise<ChromeScope> {
  const answer = await bidi.send("browsingContext.getTree", { "moz:scope": "chrome" });
  const [window] = (answer.result as { contexts: { context: string }[] }).contexts;
  if (window === undefined) throw new Error("Firefox has no window.");
  return {
    call: async (task, ...args) => JSON.parse(await evaluateText(bidi, window.context, callText(task, args))),
  };
}

export interface ChromeScope {
  /** Runs a function there. It must stand on its own; arguments and answer travel as JSON. */
  readonly call: <A extends readonly Json[], R>(task: (...args: A) => R, ...args: A) => Promise<Awaited<R>>;
}

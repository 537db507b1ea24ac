import { type Bidi, evaluateText } from "./firefox-bidi";
import { callText, type Json } from "./remote-call";

/** Version 140 was seen to be too old; none between was tried. */
const NEEDED =
  "install Firefox 153 or newer, set CLOSEOUT_FIREFOX to the path of its executable, or set CLOSEOUT_SKIP_FIREFOX=1 to go without";

/** Opens the way to the browser's own window ("chrome", long before there was a browser of that name). */
export async function openChromeScope(bidi: Bidi): Promise<ChromeScope> {
  const answer = await bidi.send("browsingContext.getTree", { "moz:scope": "chrome" });
  const [window] = (answer.result as { contexts: { context: string }[] }).contexts;
  if (window === undefined) throw new Error("Firefox has no window.");
  // Older ones do not know the word "scope" and give a page's window instead.
  if ((await evaluateText(bidi, window.context, "typeof ChromeUtils")) !== "object")
    throw new Error(`This Firefox lets no tests into its own window: ${NEEDED}.`);
  return {
    call: async (task, ...args) => JSON.parse(await evaluateText(bidi, window.context, callText(task, args))),
  };
}

export interface ChromeScope {
  /** Runs a function there. It must stand on its own; arguments and answer travel as JSON. */
  readonly call: <A extends readonly Json[], R>(task: (...args: A) => R, ...args: A) => Promise<Awaited<R>>;
}

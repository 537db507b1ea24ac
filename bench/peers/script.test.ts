import { Window } from "happy-dom";
import { describe, expect, it, vi } from "vitest";
import { makeTicketIds } from "../../sandbox/ticket-id";
import { peers, usages } from "./peers";
import { MARK_ALL, MARKED, peerScript, TELL_ALL } from "./script";

const [a = "", b = "", c = ""] = makeTicketIds({ count: 3 });
const sendMessage = vi.fn(async (_marked: string) => {});

/** A page with an id in one text, in another one beside it, and in a shadow tree that only extensions can look into. */
function pageWithIds(): Window {
  const settings = { enableJavaScriptEvaluation: true, suppressInsecureJavaScriptEnvironmentWarning: true };
  const window = new Window({ settings });
  const { document } = window;
  document.body.innerHTML = `<p>see ${a}, <b>and ${b}</b></p><my-card></my-card>`;
  const root = document.querySelector("my-card")?.attachShadow({ mode: "closed" });
  root?.append(document.createElement("p"));
  root?.querySelector("p")?.append(c);
  const openOrClosedShadowRoot = (element: unknown) =>
    element === document.querySelector("my-card") ? root : null;
  Object.assign(window, { chrome: { dom: { openOrClosedShadowRoot }, runtime: { sendMessage } } });
  return window;
}

describe.each(peers)("$name", (peer) => {
  it.each(usages)(
    "finds all ids at its %s, once it is told to, and says so when it is asked",
    async (usage) => {
      sendMessage.mockClear();
      const window = pageWithIds();
      const marked = () => window.document.documentElement.getAttribute(MARKED);
      window.eval(await peerScript(peer, usage));
      window.dispatchEvent(new window.Event(TELL_ALL));
      expect(marked()).toBeNull();
      window.dispatchEvent(new window.Event(MARK_ALL));
      await window.happyDOM.waitUntilComplete();
      expect(sendMessage.mock.calls).toEqual([[a + b + c]]);
      window.dispatchEvent(new window.Event(TELL_ALL));
      expect(marked()).toBe(a + b + c);
      await window.happyDOM.close();
    },
  );
});

import { minify } from "terser";
import { UNCOMMON } from "../../utils/page/markup";
import { PEER_MARK, type Peer, type Usage } from "./peers";

/** Tells the peer in a page to find and mark every id. */
export const MARK_ALL = "peer-mark-all";
/** Tells it to say what it marked. */
export const TELL_ALL = "peer-tell-all";
/** The attribute of the root element in which it says so: all marked text, one after the other; missing when it failed or did not run. */
export const MARKED = "data-peer-marked";

/**
 * The content script of an extension made of a peer, as whoever wants our job done by it would write one: it looks into shadow roots, open and
 * closed, by the same means and in the same elements as we do, and tells its background what it marked.
 *
 * Made small and taken in at once, as our own script is: each of them is quicker so.
 */
export async function peerScript(peer: Peer, usage: Usage): Promise<string> {
  const { code } = await minify(codeOf(peer, usage), {
    ecma: 2020,
    compress: { passes: 3 },
    format: { preamble: "//# allFunctionsCalledOnLoad" },
  });
  if (!code) throw new Error(`Nothing is left of ${peer.name}.`);
  return code;
}

function codeOf(peer: Peer, usage: Usage): string {
  return `${peer.scripts.join(";\n")};
    const mark = ${peer.run[usage]};
    let marked = null;
    function shadowRoots() {
      const { dom } = chrome;
      const roots = [];
      for (const selector of ${JSON.stringify(UNCOMMON)})
        for (const element of document.querySelectorAll(selector)) {
          const isAsked = element.localName.includes("-") || !element.hasChildNodes();
          const root = element.shadowRoot
            ?? (isAsked && element instanceof HTMLElement ? dom.openOrClosedShadowRoot(element) : null);
          if (root) roots.push(root);
        }
      return roots;
    }
    function markAll() {
      const roots = shadowRoots();
      for (const top of [document.body, ...roots]) mark(top);
      const marks = [document, ...roots].flatMap((root) => [...root.querySelectorAll(".${PEER_MARK}")]);
      marked = marks.map(({ textContent }) => textContent).join("");
      // Nobody hears it.
      chrome.runtime.sendMessage(marked).catch(() => {});
    }
    // Of calls within another one the trace does not tell whose they are.
    addEventListener("${MARK_ALL}", () => setTimeout(markAll));
    addEventListener("${TELL_ALL}", () => {
      if (marked !== null) document.documentElement.setAttribute("${MARKED}", marked);
    });`;
}

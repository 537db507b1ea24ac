import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { minify } from "terser";
import type { Harness } from "../../e2e/harness/harness";
import { PEER_MARK, type Peer, type Usage } from "./peers";

/** Tells the peer in a page to find and mark every id. */
export const MARK_ALL = "peer-mark-all";
/** Tells it to say what it marked. */
export const TELL_ALL = "peer-tell-all";
/** The attribute of the root element in which it says so: all marked text, one after the other; missing when it failed or did not run. */
export const MARKED = "data-peer-marked";

/**
 * Does something in a browser in which an extension made of a peer is installed, as whoever wants our job done by it would write one: its content
 * script loads the library in every page and looks into shadow roots, open and closed, by the same means and in the same elements as we do.
 *
 * @param work - receives what the addresses of the extension's scripts begin with
 */
export async function withPeer<T>(
  browser: Harness,
  peer: Peer,
  usage: Usage,
  work: (origin: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "closeout-peer-"));
  const tab = await browser.newPage();
  try {
    await writeFile(join(folder, "manifest.json"), JSON.stringify(manifestOf(peer)));
    // As small as our own script is made.
    const { code = "" } = await minify(codeOf(peer, usage));
    await writeFile(join(folder, SCRIPT), code);
    const id = await tab.browser().installExtension(folder);
    try {
      return await work(`chrome-extension://${id}/`);
    } finally {
      await tab.browser().uninstallExtension(id);
    }
  } finally {
    await tab.close();
    await rm(folder, { recursive: true });
  }
}

const SCRIPT = "peer.js";

function manifestOf({ name }: Peer) {
  return {
    manifest_version: 3,
    name,
    version: "1",
    content_scripts: [{ matches: ["http://*/*"], js: [SCRIPT], run_at: "document_end" }],
  };
}

function codeOf(peer: Peer, usage: Usage): string {
  return `${peer.scripts.join(";\n")};
    const mark = ${peer.run[usage]};
    let isDone = false;
    function shadowRoots() {
      const roots = [];
      for (const element of document.querySelectorAll("*")) {
        const root = element.shadowRoot ?? (element.localName.includes("-") || (!element.firstChild && element instanceof HTMLElement)
          ? chrome.dom.openOrClosedShadowRoot(element)
          : null);
        if (root) roots.push(root);
      }
      return roots;
    }
    function markAll() {
      for (const top of [document.body, ...shadowRoots()]) mark(top);
      isDone = true;
    }
    // Of calls within another one the trace does not tell whose they are.
    addEventListener("${MARK_ALL}", () => setTimeout(markAll));
    addEventListener("${TELL_ALL}", () => {
      const marks = [document, ...shadowRoots()].flatMap((root) => [...root.querySelectorAll(".${PEER_MARK}")]);
      if (isDone) document.documentElement.setAttribute("${MARKED}", marks.map(({ textContent }) => textContent).join(""));
    });`;
}

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { minify } from "terser";
import type { Harness } from "../../e2e/harness/harness";
import { UNCOMMON } from "../../utils/page/markup";
import { inTab } from "../browsers";
import { PEER_MARK, type Peer, type Usage } from "./peers";

/** Tells the peer in a page to find and mark every id. */
export const MARK_ALL = "peer-mark-all";
/** Tells it to say what it marked. */
export const TELL_ALL = "peer-tell-all";
/** The attribute of the root element in which it says so: all marked text, one after the other; missing when it failed or did not run. */
export const MARKED = "data-peer-marked";

/**
 * Does something in a browser in which an extension made of a peer is installed, as whoever wants our job done by it would write one: its content
 * script loads the library in every page, looks into shadow roots, open and closed, by the same means and in the same elements as we do, and tells its
 * background what it marked.
 *
 * @param work - receives what the addresses of the extension's scripts begin with
 */
export async function withPeer<T>(
  browser: Harness,
  peer: Peer,
  usage: Usage,
  work: (origin: string) => Promise<T>,
): Promise<T> {
  const extensions = await inTab(browser, async (tab) => tab.browser());
  const folder = await mkdtemp(join(tmpdir(), "closeout-peer-"));
  try {
    await writeFile(join(folder, "manifest.json"), JSON.stringify(manifestOf(peer)));
    await writeFile(join(folder, SCRIPT), await scriptOf(peer, usage));
    const id = await extensions.installExtension(folder);
    try {
      return await work(`chrome-extension://${id}/`);
    } finally {
      await extensions.uninstallExtension(id);
    }
  } finally {
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

/** Made small and taken in at once, as our own script is: each of them is quicker so. */
async function scriptOf(peer: Peer, usage: Usage): Promise<string> {
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

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Harness } from "../../e2e/harness/harness";
import { inTab } from "../browsers";
import type { Peer, Usage } from "./peers";
import { peerScript } from "./script";

/**
 * Does something in a browser in which an extension made of a peer is installed, with it as content script of every page.
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
    await writeFile(join(folder, SCRIPT), await peerScript(peer, usage));
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

import browser from "webextension-polyfill";

/**
 * Starts the content script in a tab that has none: loaded before the extension was, or not covered by the manifest. Needs the
 * access to the tab that opening the popup gives.
 *
 * @returns false where the browser does not allow it
 */
export async function injectScanner(tabId: number): Promise<boolean> {
  const target = { tabId, allFrames: true };
  const [declared] = browser.runtime.getManifest().content_scripts ?? [];
  try {
    if (declared?.css) await browser.scripting.insertCSS({ target, files: declared.css });
    // Else the browser waits for the page to arrive, which some never do.
    const injectImmediately = true;
    if (declared?.js)
      await browser.scripting.executeScript({ target, files: declared.js, injectImmediately });
    return declared?.js !== undefined;
  } catch {
    return false;
  }
}

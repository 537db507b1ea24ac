/**
 * The few things that a content script needs of the browser, on its native API: the polyfill would weigh more than all the rest
 * that runs in a page.
 */

import type { PageProtocol } from "../core/protocol";

/** The part of the native API that is used here. */
interface NativeApi {
  dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null };
  runtime: {
    id?: string;
    sendMessage(message: unknown): Promise<{ value?: unknown } | undefined>;
    onMessage: Record<"addListener" | "removeListener", (listener: () => void) => void>;
  };
}

/**
 * Tells the background something about this page.
 *
 * @param onOrphaned - called once the extension was updated or removed: this script is an orphan then and should stop
 * @returns what the background answers; nothing when it does not
 */
export async function tell<Name extends keyof PageProtocol>(
  name: Name,
  args: Parameters<PageProtocol[Name]>[0],
  onOrphaned: () => void,
): Promise<ReturnType<PageProtocol[Name]> | undefined> {
  let reply: { value?: unknown } | undefined;
  try {
    reply = await native().runtime.sendMessage({ to: "page", name, args });
  } catch {
    // Either nobody listens at the moment, or the extension is gone: then its id is gone too.
  }
  if (native()?.runtime?.id === undefined) onOrphaned();
  return reply?.value as ReturnType<PageProtocol[Name]> | undefined;
}

/** Calls back when the background wants everything reported anew, until the signal aborts. It says no more than that. */
export function onNudge(callback: () => void, signal: AbortSignal): void {
  const { onMessage } = native().runtime;
  // A listener that returned anything would be taken to answer.
  const listener = () => void callback();
  onMessage.addListener(listener);
  signal.addEventListener("abort", () => onMessage.removeListener(listener));
}

/**
 * Makes what tells the shadow root of an element, a closed one too: Chrome has a function for it, Firefox a property that pages do not
 * see.
 *
 * @see https://developer.mozilla.org/en-US/docs/Mozilla/Add-ons/WebExtensions/API/dom/openOrClosedShadowRoot
 */
export function shadowRootFinder(): (element: Element) => ShadowRoot | null {
  /** Kept: to look it up costs as much as to ask it. */
  let dom: NativeApi["dom"];
  return (element) => {
    if (import.meta.env.FIREFOX)
      return (element as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot ?? null;
    // Chrome's throws for elements that are not HTML; those have no shadow root either.
    // Told by a property that HTML elements have, as those that came from a frame have other prototypes.
    if ((element as HTMLElement).hidden === undefined) return null;
    try {
      dom ??= native().dom;
      if (dom) return dom.openOrClosedShadowRoot(element);
    } catch {
      // The extension was updated or removed, and this script has not heard of it yet.
    }
    return element.shadowRoot;
  };
}

/** By the build: where the browser has no such name, an element of the page with that id would be taken for it. */
function native(): NativeApi {
  const scope = globalThis as unknown as { browser: NativeApi; chrome: NativeApi };
  return import.meta.env.FIREFOX ? scope.browser : scope.chrome;
}

import type { Runtime } from "webextension-polyfill";

/**
 * How far a sender of a message is trusted.
 *
 * - `ui`: one of our own pages, as the top document
 * - `page`: a content script of ours in a web page, or a page's process that took it over; the two cannot be told apart
 * - `none`: anybody else; not even answered
 */
export type Trust = "ui" | "page" | "none";

/** Our own pages, by path. Nothing else of ours may command anything. */
const uiPaths: readonly string[] = ["/popup.html", "/sidepanel.html", "/options.html"];

/**
 * Decides how far a sender is trusted, from what the browser fills in. A page's process can send any message under our own id, but
 * cannot forge its origin: so only the origin together with the exact path of one of our pages means trust.
 *
 * @param own - our extension's id and origin
 */
export function trustOf(sender: Runtime.MessageSender, own: { id: string; origin: string }): Trust {
  if (sender.id !== own.id) return "none";
  const isTop = sender.frameId === undefined || sender.frameId === 0;
  const origin = originOf(sender);
  if (origin === own.origin) return isTop && isUiPage(sender.url, own.origin) ? "ui" : "none";
  return sender.tab?.id !== undefined && sender.frameId !== undefined ? "page" : "none";
}

/** The types of the polyfill do not know `origin` yet; both browsers fill it in. */
function originOf(sender: Runtime.MessageSender & { origin?: unknown }): unknown {
  return sender.origin;
}

function isUiPage(url: string | undefined, origin: string): boolean {
  if (url === undefined || !URL.canParse(url)) return false;
  const { pathname } = new URL(url);
  return url.startsWith(`${origin}/`) && uiPaths.includes(pathname);
}

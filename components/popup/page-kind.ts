/** Why Closeout may not be looking at a page, as far as its address tells. */
export type PageKind = "browser" | "store" | "file" | "unknown";

/** Pages that browsers keep every extension off. */
const STORES: readonly { host: string; path: string }[] = [
  { host: "chromewebstore.google.com", path: "/" },
  { host: "chrome.google.com", path: "/webstore" },
  { host: "microsoftedge.microsoft.com", path: "/addons" },
  { host: "addons.mozilla.org", path: "/" },
];

/**
 * @param url - the tab's address; `null` where we may not know it
 */
export function pageKind(url: string | null): PageKind {
  if (url === null || !URL.canParse(url)) return "unknown";
  const { protocol, hostname, pathname } = new URL(url);
  if (protocol === "file:" || pathname.toLowerCase().endsWith(".pdf")) return "file";
  if (protocol !== "http:" && protocol !== "https:") return "browser";
  const isStore = STORES.some((store) => hostname === store.host && pathname.startsWith(store.path));
  return isStore ? "store" : "unknown";
}

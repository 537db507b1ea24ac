import { expect, test } from "vitest";
import { pageKind } from "./page-kind";

test.each([
  [null, "unknown"],
  ["not an address", "unknown"],
  ["https://desk.example/tickets", "unknown"],
  ["http://localhost:3000/", "unknown"],
  ["https://chrome.google.com/maps", "unknown"],
  ["https://evil.example/chromewebstore.google.com/", "unknown"],
  ["chrome://extensions", "browser"],
  ["about:debugging", "browser"],
  ["edge://settings", "browser"],
  ["moz-extension://abc/options.html", "browser"],
  ["view-source:https://desk.example/", "browser"],
  ["https://chromewebstore.google.com/detail/x", "store"],
  ["https://chrome.google.com/webstore/detail/x", "store"],
  ["https://addons.mozilla.org/en-GB/firefox/", "store"],
  ["https://microsoftedge.microsoft.com/addons/detail/x", "store"],
  ["file:///home/a/ticket.html", "file"],
  ["https://desk.example/Invoice.PDF?x=1", "file"],
])("%s is %s", (url, kind) => expect(pageKind(url)).toBe(kind));

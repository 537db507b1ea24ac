import { defineContentScript } from "wxt/utils/define-content-script";

export default defineContentScript({
  matches: ["http://*/*", "https://*/*"],
  allFrames: true,
  matchOriginAsFallback: true,
  runAt: "document_start",
  main() {},
});

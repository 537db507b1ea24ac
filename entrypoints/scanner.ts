import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { startFrame } from "../utils/page/frame";
import { onNudge, shadowRootFinder, tell } from "../utils/platform/page-port";

/**
 * The content script, declared in the manifest by hand: WXT's own wrapper for content scripts tells every page of itself by an
 * event.
 */
export default defineUnlistedScript(() => startFrame(tell, onNudge, shadowRootFinder()));

import { fakeBrowser } from "wxt/testing/fake-browser";
import { forgetTickets } from "../known-tickets";

/** A browser that was just started: nothing is stored, and nothing is remembered of what was. */
export async function freshBrowser(): Promise<void> {
  fakeBrowser.reset();
  await forgetTickets();
}

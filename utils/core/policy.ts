import type { Settings } from "./settings";

/** What an administrator has fixed. The token and the service's address can never be among it. */
export interface Policy {
  settings: Partial<Settings>;
  /** Whether the token is forgotten when the browser quits; `null` leaves it to the agent. */
  untilBrowserCloses: boolean | null;
}

export const noPolicy: Policy = { settings: {}, untilBrowserCloses: null };

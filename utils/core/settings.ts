import { linkTemplateProblem } from "./link-template";
import { MOST_SITES, parseSite } from "./sites";

/** All that an agent can set. */
export interface Settings {
  /** How long a close can be undone before it is sent, in seconds, 0 to 30. */
  undoSeconds: number;
  /** Whether ids are underlined in pages. */
  underline: boolean;
  /** Sites where Closeout does nothing, each as `parseSite` gives it. */
  silentSites: string[];
  /** Whether the outcome of a close from the menu or a shortcut is notified. */
  notify: boolean;
  /** Whether a notification about one ticket may name its subject. */
  subjectInNotices: boolean;
  /** Where "Open in Conduit" leads: an https address with `{id}` in it; empty for no such link. */
  linkTemplate: string;
}

export const defaultSettings: Settings = {
  undoSeconds: 5,
  underline: true,
  silentSites: [],
  notify: true,
  subjectInNotices: false,
  linkTemplate: "",
};

export const MAX_UNDO_SECONDS = 30;

/** Makes settings of any stored value: a field that is missing or wrong falls back to its default, the others stay. */
export function parseSettings(stored: unknown): Settings {
  const value = typeof stored === "object" && stored !== null ? (stored as Record<string, unknown>) : {};
  const { undoSeconds, underline, silentSites, notify, subjectInNotices, linkTemplate } = value;
  return {
    undoSeconds: isUndoSeconds(undoSeconds) ? undoSeconds : defaultSettings.undoSeconds,
    underline: underline !== false,
    silentSites: Array.isArray(silentSites) ? silentSites.slice(0, MOST_SITES).filter(isSite) : [],
    notify: typeof notify === "boolean" ? notify : defaultSettings.notify,
    subjectInNotices: subjectInNotices === true,
    linkTemplate: isLinkTemplate(linkTemplate) ? linkTemplate : defaultSettings.linkTemplate,
  };
}

function isSite(value: unknown): value is string {
  return typeof value === "string" && parseSite(value) === value;
}

function isLinkTemplate(value: unknown): value is string {
  return typeof value === "string" && linkTemplateProblem(value) === null;
}

function isUndoSeconds(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MAX_UNDO_SECONDS;
}

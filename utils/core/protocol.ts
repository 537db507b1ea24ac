import type { CloseJob } from "./close-job";
import type { Failure } from "./failure";
import type { Policy } from "./policy";
import type { Settings } from "./settings";
import type { SettingsFileProblem, SettingsImported } from "./settings-file";
import type { Ticket, Workspace } from "./ticket";
import { DEFAULT_TICKET_TABLE } from "./ticket-id";

/**
 * What a web page's content script may say. Nothing of value is answered, as a page's process, once taken over, speaks as our
 * content script: of tickets only which of the ids that it named itself are closed.
 */
export interface PageProtocol {
  /**
   * The ids of the frame changed; at first there are none. `startedAt`: the document's time origin, in ms since 1970. `hosts`: the hosts
   * that the frame is of, as far as it knows. Order: as read.
   */
  reportIds(report: { ids: string[]; startedAt: number; hosts: string[] }): FrameOrders;
  /**
   * The ids that a gesture would act on now: those in the selection, or else the one under the pointer. `takes`: it comes of what the
   * user just did in this frame; otherwise it counts only as long as this is the last frame of which that was told.
   */
  reportTarget(report: { ids: string[]; takes: boolean }): void;
}

/** The most ids told of one frame, and the most of its hosts. A page's process may send more, of which nothing is taken. */
export const MOST_REPORTED = 200;
export const MOST_HOSTS = 100;
/** The most ids that one gesture outside our screens acts on. */
export const MOST_TARGETS = 50;

/** What a frame is to look for, and how it marks what it found. */
export interface FrameOrders {
  /** Whether the frame belongs to a site where nothing is to be done. */
  readonly isSilent: boolean;
  /** Whether ids are marked in the text. */
  readonly underline: boolean;
  /** The table numbers whose ids are tickets; ids of others are not looked for. */
  readonly tables: readonly number[];
  /** Those of the ids just reported that were seen closed since the browser was started. */
  readonly closed: readonly string[];
}

/** What a frame does when it is not told. */
export const defaultOrders: FrameOrders = {
  isSilent: false,
  underline: true,
  tables: [DEFAULT_TICKET_TABLE],
  closed: [],
};

/** For a tab that cannot be named, or what is asked for no tab: no tab has this id, so nothing is known of it. */
export const NO_TAB = 0;

/** What our own pages may ask of the background. */
export interface UiProtocol {
  /**
   * Everything the popup shows of a tab, from what is known; asks the service nothing. `pastedIds`: further ids whose tickets and
   * jobs are wanted; they do not join the ids of the page.
   */
  getTab(query: { tabId: number; pastedIds?: string[] }): TabView;
  /**
   * Reads tickets for a tab from the service. `refresh`: the agent asked for it; only then what was read lately is read again, and
   * only so it goes before closes and beyond what a page may cost. Many are read through lists; what no list shows is read one by one
   * only for those `inView`. Each result is announced as it comes.
   */
  loadTickets(query: { tabId: number; ids: string[]; inView: string[]; refresh: boolean }): void;
  /** Has the names of a workspace's inboxes read, unless they were read lately; announced when they come. */
  loadInboxNames(query: { workspaceId: string }): void;
  /** Makes close jobs of a gesture on one of our pages; answers those that now stand for the tickets, or why there are none. */
  closeTickets(gesture: { tickets: CloseTarget[] }): { jobs: CloseJob[]; failure: Failure | null };
  undo(command: { jobIds: string[] }): { jobs: CloseJob[] };
  dismiss(command: { jobIds: string[] }): { jobs: CloseJob[] };
  /** Goes on with closing, whatever held it back: a refused token, a limit, an outage. */
  resume(command: Record<string, never>): void;
  /**
   * All closes that are remembered, the latest first, and what holds those back that wait; by ticket id subjects, as far as known, and
   * what is known of the tickets that need a decision.
   */
  getActivity(query: Record<string, never>): {
    jobs: CloseJob[];
    hold: QueueHold | null;
    subjects: Record<string, string>;
    undecided: Record<string, KnownTicket>;
  };
  getConnection(query: Record<string, never>): ConnectionView;
  /** Checks a token against the service and keeps it when the service takes it. */
  connect(command: { token: string }): { connection: ConnectionView; failure: Failure | null };
  selectWorkspace(command: { workspaceId: string | null }): ConnectionView;
  getTokenStorage(query: Record<string, never>): TokenStorage;
  /** Moves the token, and every later one. */
  setTokenStorage(command: TokenStorage): TokenStorage;
  getSettings(query: Record<string, never>): Settings;
  updateSettings(change: Partial<Settings>): Settings;
  /** Takes the settings of a file, all or none. */
  importSettings(file: {
    text: string;
  }): { problem: SettingsFileProblem } | { problem: null; imported: SettingsImported };
  /** What an administrator has fixed. */
  getPolicy(query: Record<string, never>): Policy;
  /** Starts looking at a tab without a content script; needs the access that opening the popup gives. */
  lookAtTab(command: { tabId: number }): { looked: boolean };
  /** Finds out whether a tab still has a page that is looked at; announced if not. */
  checkTab(query: { tabId: number }): void;
  /** Erases all that is stored; says what was there. */
  forgetEverything(command: Record<string, never>): { jobs: number; hadToken: boolean };
}

/** A ticket the agent chose to close, as it was seen. */
export interface CloseTarget {
  id: string;
  seenUpdatedAt: string | null;
}

/** Whether and with what we are signed in. Never the token. */
export type ConnectionView =
  | { state: "none" }
  /** The stored token cannot be read any more; a new one is needed. */
  | { state: "lost" }
  | {
      state: "connected";
      workspaces: Workspace[];
      workspaceId: string | null;
      savedAt: number;
      /** What keeps us from the service all the same. A tab's view leaves it out: there `hold` and the tickets' failures tell it. */
      trouble?: ConnectionTrouble;
    };

/** The browser does not let us talk to the service, or the service refused the token. */
export type ConnectionTrouble = "not-permitted" | "refused";

/** Where the token is kept. */
export interface TokenStorage {
  /** In memory, until the browser quits; otherwise on this device, until it is replaced or erased. */
  untilBrowserCloses: boolean;
}

/** What is known of one ticket. */
export interface KnownTicket {
  ticket: Ticket | null;
  /** ms since 1970 of the last answer. */
  readAt: number | null;
  /** Why the last reading did not work out. */
  failure: Failure | null;
  loading: boolean;
}

/** What holds closing back as a whole. */
export type QueueHold =
  | { kind: "token"; failure: Failure }
  /** There is no token with which anything could be sent or looked at. */
  | { kind: "no-token" }
  /** The browser does not let us talk to the service. */
  | { kind: "not-permitted" }
  | { kind: "limited"; until: number }
  /** Several outcomes in a row were not known; `lookAt`: when it is looked next whether the service is back, in ms since 1970. */
  | { kind: "outage"; lookAt: number }
  | { kind: "offline" };

/** Names by workspace and by the `inboxTypeId` of its tickets. */
export type InboxNames = Record<string, Record<string, string>>;

export interface TabView {
  /** Whether a content script has reported from this tab. */
  watched: boolean;
  /** The tickets of the page with its frames, in reading order. */
  ids: string[];
  /** Whether these are only the first of them. */
  isCut: boolean;
  tickets: Record<string, KnownTicket>;
  /** The latest job of each ticket that has one: unfinished, waiting for the agent, or ended lately. */
  jobs: Record<string, CloseJob>;
  /** The names of inboxes, as far as they were asked for. */
  inboxNames: InboxNames;
  connection: ConnectionView;
  hold: QueueHold | null;
  /** Jobs ended as closed since local midnight, and jobs waiting for the agent's decision. */
  closedToday: number;
  needAgent: number;
}

import type { Page } from "puppeteer-core";
import type { Browser as ExtensionApi } from "webextension-polyfill";
import type { Display } from "./display";
import type { BrowserName } from "./executables";
import type { Json } from "./remote-call";

export interface LaunchOptions {
  /** False opens a window. */
  headless?: boolean;
  /** The screen for the window, if it is not the usual one. */
  display?: Display | null;
  /** Whether `errors` will be asked for; costs a second in Chromium. */
  collectErrors?: boolean;
  /** A folder that keeps the browser's profile from one launch to the next; only for Chromium. By default a new one, which goes. */
  profile?: string;
  /** Whether a signal to this process, such as Ctrl+C, ends browser and process at once. By default it does; otherwise who launches has to `close`. */
  endsBySignal?: boolean;
}

/** A browser with Closeout in it. */
export interface Harness {
  readonly browserName: BrowserName;
  /** As the browser calls itself, such as `Chrome/156.0.8078.79`. */
  readonly version: string;
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at its end. */
  readonly extensionOrigin: string;

  /** A new tab in front. */
  newPage(url?: string): Promise<Page>;
  openOptions(): Promise<Page>;
  /** One of the extension's pages in a tab, such as `popup.html`. */
  openExtensionPage(path: string): Promise<Page>;
  /**
   * Presses the toolbar's button over a tab and gives the real popup. One that is open is closed first.
   *
   * @param untouchedMs - so long nobody looks into it, which takes its time, in ms; Chromium only
   */
  openPopup(over: Page, untouchedMs?: number): Promise<Page>;
  closePopup(): Promise<void>;
  /** The panel at the side of a window, once it is open: as the browser shows it. */
  openedPanel(): Promise<Page>;

  /**
   * Runs a function in the background worker (Firefox: event page), starting it if it sleeps. The function must stand on its
   * own; arguments and answer travel as JSON.
   */
  inBackground<A extends readonly Json[], R>(
    task: (api: ExtensionApi, ...args: A) => R,
    ...args: A
  ): Promise<Awaited<R>>;
  /** Ends the background as the browser does when it is idle, but at once and whatever it is doing. */
  stopBackground(): Promise<void>;
  isBackgroundRunning(): Promise<boolean>;
  /**
   * The whole browser in Firefox, the background in Chromium: only it speaks to the service. There a background that starts anew
   * may get a request through before it is told; where that matters, take the sandbox's service away as well.
   */
  setOffline(offline: boolean): Promise<void>;

  /** What the toolbar's button shows for a tab. */
  badge(over: Page): Promise<{ text: string; title: string }>;
  /** Right-clicks and takes our item out of the browser's own menu. */
  chooseMenuItem(over: Page, choice: MenuChoice): Promise<MenuOutcome>;
  /**
   * Opens the browser's own menu, reads our items and closes it. Null where their text cannot be had, as in Chromium and where the
   * focus is: then the pointer only goes to the place.
   */
  readMenu(over: Page, at: MenuPlace): Promise<string[] | null>;

  /**
   * Takes back what the notification on the screen tells of: by its button in Chromium, where only the event can be had and not the
   * text; by a click on it in Firefox.
   *
   * @returns its text, where it can be read
   */
  pressNotice(): Promise<string | null>;

  /** Errors in any of the extension's contexts since the start, content scripts included. */
  errors(): Promise<string[]>;
  /** Saves a picture as `screenshots/<browser>-<name>.png` and gives its path. */
  screenshot(page: Page, name: string): Promise<string>;
  close(): Promise<void>;
  /** Ends the browser with all its processes, without a word to any of them. */
  kill(): Promise<void>;
}

/** Where the menu is opened: on what a CSS selector finds, at a place in the window in CSS pixels, or by the key where the focus is. */
export type MenuPlace = string | { readonly x: number; readonly y: number } | "the focus";

export interface MenuChoice {
  at: MenuPlace;
  /** The item, by its text. Chromium shows no text to anyone but the eye and does not check it. */
  label: RegExp;
  /** The item's id, for where no real menu can be had: then the click is only reported to the extension. */
  itemId: string;
  /** Happens between the menu's opening and the choice. */
  meanwhile?: () => Promise<void>;
}

export interface MenuOutcome {
  /** Whether it was the browser's menu on the screen, or only its event. */
  how: "menu" | "event";
  /** The item's text, where it can be read. */
  label: string | null;
}

/** The little that we use of Firefox's own side. Only functions that run in the chrome scope may name these. */
declare namespace firefox {
  /** A frame that holds a document: of a tab, a popup or the background. */
  interface XulBrowser extends Element {
    permanentKey?: object;
    readonly currentURI: { readonly spec: string };
    readonly browsingContext: { readonly currentWindowGlobal: object | null } | null;
  }

  interface Extension {
    readonly views: Iterable<{ readonly viewType: string; readonly xulBrowser: XulBrowser | null }>;
    readonly backgroundState: "running" | "starting" | "stopped" | "suspending";
    wakeupBackground(): Promise<void>;
    terminateBackground(options: {
      ignoreDevToolsAttached: boolean;
      disableResetIdleForTest: boolean;
    }): Promise<void>;
  }

  interface Popup extends Element {
    readonly state: "closed" | "open" | "showing" | "hiding";
    hidePopup(): void;
    activateItem(item: Element): void;
  }

  interface ScriptError {
    readonly errorMessage: string;
    readonly sourceName: string;
    readonly flags: number;
  }

  interface Modules {
    "resource://gre/modules/ExtensionParent.sys.mjs": {
      ExtensionParent: {
        apiManager: {
          global: {
            browserActionFor(extension: Extension): { triggerAction(window: object): Promise<void> };
          };
        };
      };
    };
    "chrome://remote/content/shared/TabManager.sys.mjs": {
      TabManager: { closeoutViews?: Set<XulBrowser>; readonly allTabs: { linkedBrowser: XulBrowser }[] };
    };
    "chrome://remote/content/shared/NavigableManager.sys.mjs": {
      NavigableManager: { getIdForBrowser(browser: XulBrowser): string };
    };
  }
}

declare const ChromeUtils: {
  importESModule<Name extends keyof firefox.Modules>(name: Name): firefox.Modules[Name];
};
declare const Ci: {
  nsIScriptError: { new (): firefox.ScriptError; readonly warningFlag: number };
};
declare const Services: {
  readonly console: { getMessageArray(): object[] };
  readonly io: { offline: boolean };
  readonly wm: {
    getMostRecentWindow(type: "navigator:browser"): Window;
    getMostRecentWindow(type: "alert:alert"): Window | null;
  };
};
declare const WebExtensionPolicy: {
  getByID(id: string): { readonly extension: firefox.Extension };
};

import * as z from "zod/mini";
import type { PageHandlers, UiHandlers } from "../platform/messaging";
import type { Closing } from "./closing";
import type { Connection } from "./connection";
import { pageMessages, uiMessages } from "./message-schema";
import type { PageWatch } from "./page-watch";
import type { Screens } from "./screens";

/** The handlers of what content scripts may say: each checks what it is given before anything is done. */
export function pageHandlers(watch: PageWatch): PageHandlers {
  return {
    reportIds: {
      parse: (args) => z.parse(pageMessages.reportIds, args),
      handle: (report, from) => watch.takeIds(from, report),
    },
    reportTarget: {
      parse: (args) => z.parse(pageMessages.reportTarget, args),
      handle: ({ ids, takes }, from) => watch.takeTarget({ ...from, ids }, takes),
    },
  };
}

/** The handlers of what our own pages may ask. */
export function uiHandlers(parts: {
  closing: Pick<Closing, "close" | "undo" | "dismiss" | "resume">;
  connection: Connection;
  screens: Screens;
}): UiHandlers {
  const { closing, connection, screens } = parts;
  return {
    getTab: {
      parse: (args) => z.parse(uiMessages.getTab, args),
      handle: ({ tabId, pastedIds }) => screens.tab(tabId, pastedIds ?? []),
    },
    loadTickets: {
      parse: (args) => z.parse(uiMessages.loadTickets, args),
      handle: (query) => screens.loadTickets(query),
    },
    loadInboxNames: {
      parse: (args) => z.parse(uiMessages.loadInboxNames, args),
      handle: ({ workspaceId }) => screens.loadInboxNames(workspaceId),
    },
    closeTickets: {
      parse: (args) => z.parse(uiMessages.closeTickets, args),
      handle: ({ tickets }) => closing.close(tickets, null),
    },
    undo: {
      parse: (args) => z.parse(uiMessages.undo, args),
      handle: async ({ jobIds }) => ({ jobs: await closing.undo(jobIds) }),
    },
    dismiss: {
      parse: (args) => z.parse(uiMessages.dismiss, args),
      handle: async ({ jobIds }) => ({ jobs: await closing.dismiss(jobIds) }),
    },
    resume: { parse: (args) => z.parse(uiMessages.resume, args), handle: () => closing.resume() },
    getActivity: {
      parse: (args) => z.parse(uiMessages.getActivity, args),
      handle: () => screens.activity(),
    },
    getConnection: {
      parse: (args) => z.parse(uiMessages.getConnection, args),
      handle: () => connection.view(),
    },
    connect: {
      parse: (args) => z.parse(uiMessages.connect, args),
      handle: ({ token }) => screens.announced(connection.connect(token)),
    },
    selectWorkspace: {
      parse: (args) => z.parse(uiMessages.selectWorkspace, args),
      handle: ({ workspaceId }) => screens.announced(connection.selectWorkspace(workspaceId)),
    },
    getTokenStorage: {
      parse: (args) => z.parse(uiMessages.getTokenStorage, args),
      handle: () => connection.tokenStorage(),
    },
    setTokenStorage: {
      parse: (args) => z.parse(uiMessages.setTokenStorage, args),
      handle: ({ untilBrowserCloses }) => screens.announced(connection.storeToken(untilBrowserCloses)),
    },
    getSettings: { parse: (args) => z.parse(uiMessages.getSettings, args), handle: () => screens.settings() },
    updateSettings: {
      parse: (args) => z.parse(uiMessages.updateSettings, args),
      handle: (change) => screens.announced(screens.changeSettings(change)),
    },
    importSettings: {
      parse: (args) => z.parse(uiMessages.importSettings, args),
      handle: ({ text }) => screens.announced(screens.importSettings(text)),
    },
    getPolicy: { parse: (args) => z.parse(uiMessages.getPolicy, args), handle: () => screens.policy() },
    lookAtTab: {
      parse: (args) => z.parse(uiMessages.lookAtTab, args),
      handle: async ({ tabId }) => ({ looked: await screens.lookAt(tabId) }),
    },
    checkTab: {
      parse: (args) => z.parse(uiMessages.checkTab, args),
      handle: ({ tabId }) => screens.checkTab(tabId),
    },
    forgetEverything: {
      parse: (args) => z.parse(uiMessages.forgetEverything, args),
      handle: () => screens.forgetEverything(),
    },
  };
}

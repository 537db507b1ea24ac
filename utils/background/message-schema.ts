import * as z from "zod/mini";
import { linkTemplateProblem } from "../core/link-template";
import { MOST_HOSTS, MOST_REPORTED, MOST_TARGETS } from "../core/protocol";
import { MAX_UNDO_SECONDS } from "../core/settings";
import { MAX_SETTINGS_FILE } from "../core/settings-file";
import { LONGEST_HOST, MOST_SITES, parseSite } from "../core/sites";
import { parseTicketId } from "../core/ticket-id";

z.config({ jitless: true });

/** The most ids that our screens name at once. */
const MAX_CHOSEN = 1_000;

const ticketId = z.string().check(z.refine((id) => parseTicketId(id) !== null));
const ticketIds = z.array(ticketId).check(z.maxLength(MAX_CHOSEN));
const tabId = z.number().check(z.int(), z.nonnegative());
const jobIds = z.array(z.string().check(z.maxLength(100))).check(z.maxLength(MAX_CHOSEN));
const site = z.string().check(z.refine((text) => parseSite(text) === text));
const linkTemplate = z.string().check(z.refine((text) => linkTemplateProblem(text) === null));
const nothing = z.object({});

/** What content scripts may say, by name. */
export const pageMessages = {
  reportIds: z.object({
    ids: z.array(ticketId).check(z.maxLength(MOST_REPORTED)),
    startedAt: z.number().check(z.positive()),
    hosts: z.array(z.string().check(z.maxLength(LONGEST_HOST))).check(z.maxLength(MOST_HOSTS)),
  }),
  reportTarget: z.object({ ids: z.array(ticketId).check(z.maxLength(MOST_TARGETS)), takes: z.boolean() }),
};

/** What our own pages may ask, by name. */
export const uiMessages = {
  getTab: z.object({ tabId, pastedIds: z.exactOptional(ticketIds) }),
  loadTickets: z.object({ tabId, ids: ticketIds, inView: ticketIds, refresh: z.boolean() }),
  loadInboxNames: z.object({ workspaceId: z.string().check(z.minLength(1), z.maxLength(200)) }),
  closeTickets: z.object({
    tickets: z
      .array(z.object({ id: ticketId, seenUpdatedAt: z.nullable(z.string().check(z.maxLength(100))) }))
      .check(z.maxLength(MAX_CHOSEN)),
  }),
  undo: z.object({ jobIds }),
  dismiss: z.object({ jobIds }),
  resume: nothing,
  getActivity: nothing,
  getConnection: nothing,
  connect: z.object({ token: z.string().check(z.maxLength(10_000)) }),
  selectWorkspace: z.object({ workspaceId: z.nullable(z.string()) }),
  getTokenStorage: nothing,
  setTokenStorage: z.object({ untilBrowserCloses: z.boolean() }),
  getSettings: nothing,
  updateSettings: z.strictObject({
    undoSeconds: z.exactOptional(z.number().check(z.int(), z.minimum(0), z.maximum(MAX_UNDO_SECONDS))),
    underline: z.exactOptional(z.boolean()),
    silentSites: z.exactOptional(z.array(site).check(z.maxLength(MOST_SITES))),
    notify: z.exactOptional(z.boolean()),
    subjectInNotices: z.exactOptional(z.boolean()),
    linkTemplate: z.exactOptional(linkTemplate),
  }),
  getPolicy: nothing,
  importSettings: z.object({ text: z.string().check(z.maxLength(MAX_SETTINGS_FILE)) }),
  lookAtTab: z.object({ tabId }),
  checkTab: z.object({ tabId }),
  forgetEverything: nothing,
};

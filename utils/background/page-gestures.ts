import type { CloseJob } from "../core/close-job";
import { NewerDataError } from "../core/newer-data";
import { t, tCount } from "../platform/i18n";
import { showNotice } from "../platform/notices";
import { openOptions } from "../platform/options-page";
import { newerDataWords } from "../words/newer-data-words";
import type { CloseGestures } from "./close-gesture";
import { currentTarget, idsOfMenuItem } from "./close-target";

/** Gestures made in the browser's own menu and by its own shortcut; their outcome is told by notification. */
export interface PageGestures {
  /** A menu item was clicked: closes what its title promised, whatever is pointed at by now. */
  closeFromMenu(itemId: string): Promise<void>;
  /** The shortcut was pressed: closes what is selected or under the pointer in the tab in front. */
  closeFromShortcut(tabId: number | undefined): Promise<void>;
}

/**
 * @param newId - makes the random part of a notification's id
 * @param readStored - fails where nothing that is stored can be read: no page was asked for ids then
 */
export function pageGestures(
  gestures: Pick<CloseGestures, "close">,
  newId: () => string,
  readStored: () => Promise<unknown>,
): PageGestures {
  async function close(ids: readonly string[]): Promise<void> {
    const noticeId = `close:${newId()}`;
    if (ids.length === 0) return say(noticeId, await readStored().then(() => t("noticeNoTarget"), whyNot));
    const targets = ids.map((id) => ({ id, seenUpdatedAt: null }));
    const made = await gestures.close(targets, noticeId).catch(whyNot);
    if (typeof made === "string") return say(noticeId, made);
    if (made.failure === null) return sayOthers(noticeId, made.jobs);
    await say(noticeId, t("noticeNoToken"));
    await openOptions("connect");
  }

  async function closeFromShortcut(tabId: number | undefined): Promise<void> {
    const target = await currentTarget.get();
    await close(target && (tabId === undefined || tabId === target.tabId) ? target.ids : []);
  }

  return { closeFromMenu: (itemId) => close(idsOfMenuItem(itemId)), closeFromShortcut };
}

/** Why a gesture did nothing. */
function whyNot(thrown: unknown): string {
  return thrown instanceof NewerDataError ? newerDataWords() : t("noticeNotChosen");
}

/** What was chosen before, here or elsewhere, is told where it was chosen: of it only that it is under way. */
async function sayOthers(noticeId: string, jobs: readonly CloseJob[]): Promise<void> {
  const others = new Set(jobs.filter((job) => job.noticeId !== noticeId).map(({ id }) => id));
  if (others.size > 0) await say(`${noticeId}:others`, tCount("noticeUnderWay", others.size));
}

function say(noticeId: string, message: string): Promise<void> {
  return showNotice(noticeId, { title: t("extensionName"), message, button: null });
}

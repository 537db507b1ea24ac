import type { Page } from "puppeteer-core";
import type { Harness } from "../harness/harness";

/** What a frame told the background. */
export interface Told {
  readonly name: string;
  readonly ids: readonly string[];
}

/** Has the background write down from now on what pages tell it. It forgets that when it stops. */
export function listen(harness: Harness): Promise<void> {
  return harness.inBackground((api) => {
    const told: Told[] = [];
    Object.assign(globalThis, { testTold: told });
    api.runtime.onMessage.addListener((message: unknown) => {
      const { name, args } = message as { name: string; args: { ids?: string[] } };
      told.push({ name, ids: args.ids ?? [] });
      // Answering is left to the extension.
      return undefined;
    });
  });
}

/**
 * What pages told since the last time, oldest first.
 *
 * @throws Error when the background has stopped meanwhile and nobody listened
 */
export function takeTold(harness: Harness): Promise<Told[]> {
  return harness.inBackground(() => {
    const { testTold } = globalThis as unknown as { testTold?: Told[] };
    if (testTold === undefined) throw new Error("Nobody listened.");
    return testTold.splice(0);
  });
}

/** The ids that the background keeps for a tab, which comes to the front, in their order; null when nothing was told of it. */
export async function idsOfTab(harness: Harness, page: Page): Promise<string[] | null> {
  await page.bringToFront();
  return harness.inBackground(async (api) => {
    const [tab] = await api.tabs.query({ active: true, lastFocusedWindow: true });
    const key = `tab:${tab?.id}`;
    const frames = (await api.storage.session.get(key))[key] as Record<string, { ids: string[] }> | undefined;
    return frames === undefined ? null : Object.values(frames).flatMap(({ ids }) => ids);
  });
}

/** The ids that a gesture outside our screens would act on now. */
export function targetIds(harness: Harness): Promise<string[]> {
  return harness.inBackground(async (api) => {
    const { target } = (await api.storage.session.get("target")) as { target?: { ids: string[] } | null };
    return target?.ids ?? [];
  });
}

import type { InboxNames } from "../core/protocol";
import { storageItem } from "../platform/storage-item";
import { copyOf } from "./copy";
import type { Epoch } from "./epoch";
import type { Service } from "./service";

/** What was last read of a workspace; without names when it could not be read. */
interface Reading {
  /** ms since 1970. */
  readAt: number;
  names: Record<string, string>;
}

/** Names are hardly ever changed. */
const FRESH_MS = 3_600_000;
/** What could not be read, or has no names, is not asked for again before this. */
const AGAIN_MS = 60_000;

const readings = storageItem<Record<string, Reading>>(
  "session",
  "inboxes",
  (stored) => (stored as Record<string, Reading> | null) ?? {},
);

/** The names of inboxes, kept until the browser quits. */
export interface InboxNameStore {
  /** Reads the names of a workspace's inboxes, unless they were read lately. Never throws: without names ids are shown. */
  load(workspaceId: string): Promise<void>;
  read(): Promise<InboxNames>;
  /** Forgets the names of all workspaces. */
  forget(): Promise<void>;
}

/** @param onChange - called when there are new names */
export function inboxNameStore(
  service: Pick<Service, "listInboxes">,
  epoch: Epoch,
  now: () => number,
  onChange: () => void,
): InboxNameStore {
  const copy = copyOf(
    async () => readings,
    (item) => item.get(),
  );
  /** One at a time: a second question for the same workspace finds what the first one brought. */
  let last: Promise<void> = Promise.resolve();

  async function loadNow(workspaceId: string): Promise<void> {
    const before = new Map(Object.entries(await copy.read())).get(workspaceId);
    if (before && Math.abs(now() - before.readAt) < lifetime(before)) return;
    const isCurrent = epoch.enter();
    const inboxes = await service.listInboxes(workspaceId).catch(() => []);
    const named = inboxes.flatMap(({ id, name }) => (name?.trim() ? [[id, name.trim()] as const] : []));
    const names = named.length > 0 ? Object.fromEntries(named) : (before?.names ?? {});
    const others = await copy.read();
    await copy.change(async (item) => {
      if (isCurrent()) await item.set({ ...others, [workspaceId]: { readAt: now(), names } });
    });
    if (!isCurrent()) return;
    if (named.length > 0) onChange();
  }

  return {
    load: (workspaceId) => {
      last = last.then(() => loadNow(workspaceId)).catch(() => {});
      return last;
    },
    read: async () =>
      Object.fromEntries(Object.entries(await copy.read()).map(([id, { names }]) => [id, names])),
    forget: () => copy.change((item) => item.remove()),
  };
}

function lifetime({ names }: Reading): number {
  return Object.keys(names).length > 0 ? FRESH_MS : AGAIN_MS;
}

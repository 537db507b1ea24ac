import {
  type DBSchema,
  deleteDB,
  type IDBPDatabase,
  type IDBPTransaction,
  openDB,
  type StoreNames,
} from "idb";
import type { CloseJob } from "../core/close-job";
import { NewerDataError } from "../core/newer-data";
import { defaultSettings, parseSettings, type Settings } from "../core/settings";
import { storageItem } from "../platform/storage-item";
import { toVersion2 } from "./close-queue/job-versions";
import type { QueueState } from "./close-queue/queue-state";

/** What is kept in our origin's IndexedDB, where no content script reaches: the jobs, the queue's state, the token's key and place, the tables that hold tickets, the settings. */
export interface Schema extends DBSchema {
  jobs: { key: string; value: CloseJob; indexes: { ticketId: string; state: string } };
  queue: { key: "state"; value: QueueState };
  /** `next`: the key of a record that is just taking the place of another. */
  keys: { key: "credential" | "next"; value: CryptoKey };
  tables: { key: number; value: number };
  places: { key: "credential"; value: "local" | "session" };
  settings: { key: "own"; value: Settings };
}

export type Database = IDBPDatabase<Schema>;

const NAME = "closeout";

/** Until this version settings lay in extension storage, where content scripts can write: all before version 5, two of them in it. */
const LAST_WITH_SETTINGS_IN_STORAGE = 5;
const settingsInStorage = storageItem("local", "settings", parseSettings);

/** What is there before an upgrade; `version` 0: nothing. */
interface Before {
  version: number;
  settings: Settings;
}

type Upgrade = (
  database: Database,
  transaction: IDBPTransaction<Schema, StoreNames<Schema>[], "versionchange">,
  before: Before,
) => Promise<void>;

/** How each version is made of the one before it. What was published is never changed: data of any age walks all the steps. */
const upgrades: Upgrade[] = [
  async (database) => {
    const jobs = database.createObjectStore("jobs", { keyPath: "id" });
    jobs.createIndex("ticketId", "ticketId");
    jobs.createIndex("state", "state");
    database.createObjectStore("queue");
    database.createObjectStore("keys");
  },
  async (_, transaction) => {
    for await (const cursor of transaction.objectStore("jobs")) await cursor.update(toVersion2(cursor.value));
  },
  async (database) => void database.createObjectStore("tables"),
  async (database) => void database.createObjectStore("places"),
  async (database, _, { version, settings }) => {
    const store = database.createObjectStore("settings");
    // On a new installation nothing of ours can lie there yet.
    if (version > 0) await store.put(settings, "own");
  },
  async (_, transaction, { version, settings: { underline, silentSites } }) => {
    const store = transaction.objectStore("settings");
    const own = parseSettings(await store.get("own"));
    if (version > 0) await store.put({ ...own, underline, silentSites }, "own");
  },
];

/** Opens the database, making it on first use. @throws NewerDataError when a newer version has been at it */
async function openDatabase(onLost: () => void): Promise<Database> {
  const version = await storedVersion();
  if (version > upgrades.length) throw new NewerDataError();
  const settings = await settingsToMove(version);
  return openDB<Schema>(NAME, upgrades.length, {
    // The browser closed it by itself, or a newer version of ours waits for it.
    terminated: onLost,
    blocking: (_, __, event) => {
      (event.target as IDBDatabase).close();
      onLost();
    },
    async upgrade(database, version, _, transaction) {
      for (const upgrade of upgrades.slice(version))
        await upgrade(database, transaction, { version, settings });
    },
  });
}

/** 0: there is none. */
async function storedVersion(): Promise<number> {
  return (await indexedDB.databases()).find(({ name }) => name === NAME)?.version ?? 0;
}

/** What an upgrade takes from extension storage; beforehand, as it ends by itself while anything but the database is waited for. */
async function settingsToMove(version: number): Promise<Settings> {
  const isToMove = version > 0 && version <= LAST_WITH_SETTINGS_IN_STORAGE;
  return isToMove ? settingsInStorage.get() : defaultSettings;
}

/** A function that opens the database at its first call and hands out the same one afterwards. */
export function lazyDatabase(): () => Promise<Database> {
  let opened: Promise<Database> | null = null;
  const forget = () => {
    opened = null;
  };
  return () => {
    opened ??= openDatabase(forget).catch((error: unknown) => {
      forget();
      throw error;
    });
    return opened;
  };
}

/**
 * Erases what a newer version left, if that is what is there; then this version can make a database of its own. Where the token is to be
 * kept stays as it was chosen.
 *
 * @returns how many closes were in it
 */
export async function eraseNewerData(database: () => Promise<Database>): Promise<number> {
  if ((await storedVersion()) <= upgrades.length) return 0;
  const newer = await openDB<Schema>(NAME);
  const has = (name: StoreNames<Schema>) => newer.objectStoreNames.contains(name);
  const jobs = has("jobs") ? await newer.count("jobs") : 0;
  const place = has("places") ? await newer.get("places", "credential") : undefined;
  newer.close();
  await deleteDB(NAME);
  if (place === "session") await (await database()).put("places", place, "credential");
  return jobs;
}

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { CloseJob } from "../core/close-job";
import type { QueueState } from "./close-queue/queue-state";

/** What is kept in our origin's IndexedDB, where no content script reaches: the jobs, the queue's state, the token's key. */
interface Schema extends DBSchema {
  jobs: { key: string; value: CloseJob; indexes: { ticketId: string; state: string } };
  queue: { key: "state"; value: QueueState };
  keys: { key: "credential"; value: CryptoKey };
}

export type Database = IDBPDatabase<Schema>;

const NAME = "closeout";
const VERSION = 1;

/** Opens the database, making it on first use. */
function openDatabase(onLost: () => void): Promise<Database> {
  return openDB<Schema>(NAME, VERSION, {
    // The browser closed it by itself, or a newer version of ours waits for it.
    terminated: onLost,
    blocking: (_, __, event) => {
      (event.target as IDBDatabase).close();
      onLost();
    },
    upgrade(database) {
      const jobs = database.createObjectStore("jobs", { keyPath: "id" });
      jobs.createIndex("ticketId", "ticketId");
      jobs.createIndex("state", "state");
      database.createObjectStore("queue");
      database.createObjectStore("keys");
    },
  });
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

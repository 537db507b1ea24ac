import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { type Database, lazyDatabase } from "../database";

/** A new, empty database, as on a fresh profile. Ones opened before it stay what they are. */
export function freshDatabase(): () => Promise<Database> {
  globalThis.indexedDB = new IDBFactory();
  return lazyDatabase();
}

import { Refusal } from "./answer";

/**
 * One page of a list, as the service writes it. The cursor names the last item given out, not a count, so items that
 * appear or vanish meanwhile never make a page repeat or skip others.
 *
 * @param list.items in the order of the answer
 * @param list.keyOf unique text of an item that sorts like the list does
 * @param list.scope what the cursor is good for; one from a list with other filters is refused
 * @throws Refusal 400 for a limit outside 1..100 or a cursor that is not of this list
 */
export function page<T>(list: PagedList<T>, query: URLSearchParams): Page<T> {
  const limit = limitOf(query.get("limit"));
  const start = startOf(list, query.get("cursor"));
  const data = list.items.slice(start, start + limit);
  const last = data.at(-1);
  const more = start + limit < list.items.length;
  const cursor = more && last !== undefined ? write({ scope: list.scope, after: list.keyOf(last) }) : null;
  return { data, next_cursor: cursor, has_more: more };
}

function limitOf(text: string | null): number {
  if (text === null) return 20;
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > 100) throw new Refusal(400, "limit must be a whole number from 1 to 100");
  return limit;
}

function startOf<T>({ items, keyOf, scope, descending = false }: PagedList<T>, text: string | null): number {
  if (text === null) return 0;
  const cursor = read(text);
  if (cursor === null || cursor.scope !== scope) throw new Refusal(400, "cursor is not valid for this list");
  const start = items.findIndex((item) =>
    descending ? keyOf(item) < cursor.after : keyOf(item) > cursor.after,
  );
  return start < 0 ? items.length : start;
}

function write(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.scope, cursor.after])).toString("base64url");
}

function read(text: string): Cursor | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    if (!Array.isArray(value)) return null;
    const [scope, after]: unknown[] = value;
    return typeof scope === "string" && typeof after === "string" ? { scope, after } : null;
  } catch {
    return null;
  }
}

type Cursor = { scope: string; after: string };

type PagedList<T> = {
  items: readonly T[];
  keyOf: (item: T) => string;
  scope: string;
  descending?: boolean;
};

type Page<T> = { data: readonly T[]; next_cursor: string | null; has_more: boolean };

import type { RowState } from "./row-state";

/** The tickets that can be chosen from one row to another, both included, in either direction; only the other where the first is gone. */
export function rangeBetween(rows: readonly RowState[], from: string | null, to: string): string[] {
  const start = rows.findIndex((row) => row.id === from);
  const end = rows.findIndex((row) => row.id === to);
  if (start < 0 || end < 0) return [to];
  return rows
    .slice(Math.min(start, end), Math.max(start, end) + 1)
    .filter((row) => row.selectable)
    .map((row) => row.id);
}

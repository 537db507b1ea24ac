/** One line of the table: a thing that is measured. */
export interface Figure {
  readonly what: string;
  readonly asked: string;
  readonly seen: string;
  /** Null where nothing is asked, and the line only explains another one. */
  readonly isMet: boolean | null;
}

/** A figure that is met when it is at most so much. */
export function atMost(what: string, most: number, seen: number, write: (value: number) => string): Figure {
  return { what, asked: `≤ ${write(most)}`, seen: write(seen), isMet: seen <= most };
}

/** A figure that is only told. */
export function told(what: string, seen: string): Figure {
  return { what, asked: "", seen, isMet: null };
}

export const times = (value: number): string => `${value.toFixed(2)} ×`;
export const milliseconds = (value: number): string => `${value.toFixed(1)} ms`;
export const kilobytes = (value: number): string => `${(value / 1_024).toFixed(1)} kB`;

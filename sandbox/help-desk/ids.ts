/**
 * Deals tickets out to the places of the help desk where their ids will be found, each id to one place only, so that a
 * test knows from an id alone where it was seen. The first ones go to running text.
 *
 * @throws Error when there are fewer ids than places
 */
export function dealIds(ids: readonly string[]): HelpDeskIds {
  const dealt: Partial<Record<Place, readonly string[]>> = {};
  let start = 0;
  for (const [place, size] of Object.entries(room) as [Place, number][]) {
    dealt[place] = ids.slice(start, start + size);
    start += size;
  }
  if (start > ids.length) throw new Error(`The help desk has room for ${start} ids, not for ${ids.length}`);
  return dealt as HelpDeskIds;
}

/** How many ids each place holds. */
const room = {
  text: 2,
  table: 15,
  linkPath: 1,
  linkQuery: 1,
  linkFragment: 1,
  input: 1,
  textarea: 1,
  contentEditable: 1,
  code: 1,
  pre: 1,
  splitByTag: 1,
  splitByWordBreak: 1,
  sameOriginFrame: 1,
  crossOriginFrame: 1,
  srcdocFrame: 1,
  openShadow: 1,
  closedShadow: 1,
  /** In an element that is not displayed. */
  hidden: 1,
  /** In a script element of data, and in an HTML comment: nobody sees these. */
  script: 1,
  comment: 1,
  /** The list shown at first, and the one that an in-page navigation swaps it for. */
  arrivals: 2,
  departures: 2,
  /** Comes with a button. */
  added: 1,
  /** Stands there until a button puts `replacement` in its place. */
  replaced: 1,
  replacement: 1,
  /** Nowhere as it is: look-alikes are made from it, so whoever finds it has been fooled. */
  bent: 1,
  /** On the page `/other`. */
  other: 4,
  /** On the page `/hostile`. */
  hostile: 3,
} as const;

type Place = keyof typeof room;

export type HelpDeskIds = Readonly<Record<Place, readonly string[]>>;

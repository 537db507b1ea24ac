import { atMost, type Figure, milliseconds, times, told } from "../figure";
import { median, middleHalf } from "../median";
import type { Load, Variant } from "./loads";

/** All loads of one page. */
export type Loads = Readonly<Record<Variant, readonly Load[]>>;

/** What loading the big page costs, in bare walks of the same load. */
export function bigFigures(loads: Loads): Figure[] {
  const on = loads["marks on"];
  const off = loads["marks off"];
  const walk = median(Object.values(loads).flatMap((some) => some.map((load) => load.walk)));
  const script = median(on.map((load) => load.script / load.walk));
  const more = drawnMore(loads) / walk;
  const [low, high] = middleHalf(loads["without us"].map(({ drawing }) => drawing));
  const spread = (high - low) / walk;
  const marks = median(off.map(({ drawingMarks }) => drawingMarks)) / walk;
  // A difference that loads without us show among themselves says nothing; what marks cost a page at rest is sure.
  const drawing = Math.max(marks, more > spread ? more : 0);
  const forced = median(on.map((load) => load.forced / load.walk));
  return [
    atMost(
      "big: finding all (marks off), our scripts",
      0.25,
      median(off.map((load) => load.script / load.walk)),
      times,
    ),
    atMost("big: our scripts in all, marks on", 1, script, times),
    atMost("big: our scripts, and what the browser draws because of us", 1.5, script + drawing, times),
    told("… drawing, more than without us (difference of two medians)", times(more)),
    told("… how far loads without us lie apart in drawing (their middle half)", times(spread)),
    told("… drawing when marks are switched on in the page at rest", times(marks)),
    told("… style and layout forced by our scripts, not counted above as scripts", times(forced)),
    told("… the bare walk itself", milliseconds(walk)),
    told(
      "… what counts as our scripts where there are none of us",
      milliseconds(median(loads["without us"].map((load) => load.script))),
    ),
  ];
}

/** What loading the log costs, in readings of its one node. */
export function logFigures(loads: Loads): Figure[] {
  const read = median(Object.values(loads).flatMap((some) => some.map((load) => load.read)));
  const of = (numbers: number[]) => median(numbers) / read;
  return [
    atMost(
      "log: finding all (marks off), our scripts, over reading the node's data once",
      3,
      of(loads["marks off"].map(({ script }) => script)),
      times,
    ),
    told("… with marks on", times(of(loads["marks on"].map(({ script }) => script)))),
    told("… drawing more than without us, marks on", milliseconds(drawnMore(loads))),
    told("… reading the node's data once", milliseconds(read)),
  ];
}

/** CPU time in ms that the browser draws for longer with our marks than without us. */
function drawnMore(loads: Loads): number {
  const drawing = (variant: Variant) => median(loads[variant].map((load) => load.drawing));
  return drawing("marks on") - drawing("without us");
}

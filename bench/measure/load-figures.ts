import { atMost, type Figure, milliseconds, times, told } from "../figure";
import { median, middleHalf } from "../median";
import { DRAWING, sum } from "../script-time";
import type { Load, Variant } from "./loads";

/** All loads of one page. */
export type Loads = Readonly<Record<Variant, readonly Load[]>>;

/** What loading the big page costs, in bare walks of the same load. */
export function bigFigures(loads: Loads): Figure[] {
  const on = loads["marks on"];
  const off = loads["marks off"];
  const walk = median(Object.values(loads).flatMap((some) => some.map((load) => load.walk)));
  const script = median(on.map((load) => load.script / load.walk));
  const [low, high] = middleHalf(loads["without us"].map(drawn));
  const marks = median(off.map(({ drawingMarks }) => drawingMarks)) / walk;
  const sure = sum([...DRAWING].map((kind) => surelyMore(loads, kind))) / walk;
  // What marks cost a page at rest is sure in any case.
  const drawing = Math.max(marks, sure);
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
    told("… drawing, more than without us (difference of two medians)", times(drawnMore(loads) / walk)),
    told("… how far loads without us lie apart in drawing (their middle half)", times((high - low) / walk)),
    told("… kinds of drawing that are more than in any two loads without us", times(sure)),
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
  const drawing = (variant: Variant) => median(loads[variant].map(drawn));
  return drawing("marks on") - drawing("without us");
}

function drawn({ drawing }: Load): number {
  return sum([...drawing.values()]);
}

/** CPU time in ms that one kind of drawing takes longer with our marks, if that is more than loads without us differ by: that says nothing. */
function surelyMore(loads: Loads, kind: string): number {
  const [on, without] = (["marks on", "without us"] as const).map((variant) =>
    loads[variant].map(({ drawing }) => drawing.get(kind) ?? 0),
  ) as [number[], number[]];
  const more = median(on) - median(without);
  return more > Math.max(...without) - Math.min(...without) ? more : 0;
}

import { atMost, type Figure, milliseconds, times, told } from "../figure";
import { median } from "../median";
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
  const marks = median(off.map(({ drawingMarks }) => drawingMarks)) / walk;
  const whole = surelyMore(loads, drawn);
  const kinds = [...DRAWING].map((kind) => surelyMore(loads, (load) => load.drawing.get(kind) ?? 0));
  const added = Math.max(whole.more, sum(kinds.map(({ more }) => more))) / walk;
  // What marks cost a page at rest is sure in any case.
  const drawing = Math.max(marks, added);
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
    told("… the most that two loads without us differ by in drawing", times(whole.chance / walk)),
    told(
      "… the same of each kind of drawing, together",
      times(sum(kinds.map(({ chance }) => chance)) / walk),
    ),
    told("… drawing added by us, as far as it is more than that", times(added)),
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

/**
 * What loads with our marks take longer than loads without us, by their medians, in ms; nothing unless it is more than any two loads without us
 * differ by (`chance`).
 */
function surelyMore(loads: Loads, timeOf: (load: Load) => number): { more: number; chance: number } {
  const without = loads["without us"].map(timeOf);
  const more = median(loads["marks on"].map(timeOf)) - median(without);
  const chance = Math.max(...without) - Math.min(...without);
  return { more: more > chance ? more : 0, chance };
}

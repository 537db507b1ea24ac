import { ANY_TABLE } from "../core/ticket-id";
import { rangeOf } from "./caret";
import { isText } from "./dom";
import type { ShadowRootOf } from "./elements";
import { idsIn, isField } from "./find";
import { runsAround, topOfLine } from "./runs";
import { findInRun } from "./search";
import { findsInPart } from "./text-part";

/** After so long the search of a selection over several elements ends, in ms: it holds up the page, and the menu that is about to open. */
const LONGEST = 50;

/**
 * The ids in the selected text, in order, each once: of the focused field if something is selected there, otherwise of the page. What
 * is selected in part does not count. They may be of any table: who selects them means them.
 *
 * @param shadowRoots - shadow trees in which the selection may be
 * @param most - how many ids are wanted
 */
export function selectedIds(shadowRoots: ShadowRoot[], most: number, shadowRootOf: ShadowRootOf): string[] {
  const inField = selectedInField(shadowRootOf);
  if (inField) return idsIn(inField, ANY_TABLE).slice(0, most);
  const ids = new Set<string>();
  for (const range of selectedRanges(shadowRoots)) if (!range.collapsed) addIds(ids, range, most);
  return [...ids];
}

function selectedInField(shadowRootOf: ShadowRootOf): string {
  let active = document.activeElement;
  for (let inner = active; inner; inner = shadowRootOf(inner)?.activeElement ?? null) active = inner;
  if (!active || !isField(active)) return "";
  // Types of fields without a selection, such as email, answer null.
  const { value, selectionStart, selectionEnd } = active;
  return value.slice(selectionStart ?? 0, selectionEnd ?? 0);
}

function selectedRanges(shadowRoots: ShadowRoot[]): Range[] {
  const selection = getSelection();
  if (!selection) return [];
  if (shadowRoots.length > 0 && "getComposedRanges" in selection)
    return selection.getComposedRanges({ shadowRoots }).map(toRange);
  return Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index));
}

function toRange({ startContainer, startOffset, endContainer, endOffset }: StaticRange): Range {
  return rangeOf({ node: startContainer, from: startOffset, end: endContainer, to: endOffset });
}

/** Not by the text that the selection itself gives: the browser lays out the page to make it. */
function addIds(ids: Set<string>, range: Range, most: number): void {
  const { startContainer, startOffset, endContainer, endOffset } = range;
  if (startContainer === endContainer && isText(startContainer)) {
    for (const { id } of findsInPart(startContainer, startOffset, endOffset, ANY_TABLE)) {
      ids.add(id);
      if (ids.size >= most) break;
    }
    return;
  }
  const until = performance.now() + LONGEST;
  for (const run of runsAround(topOfLine(range.commonAncestorContainer), () => {})) {
    if (!run.some((node) => range.intersectsNode(node))) continue;
    const isEnough = !findInRun(run, ANY_TABLE, ({ id, node, from, end, to }) => {
      const isIn = range.isPointInRange(node, from) && range.isPointInRange(end, to);
      // What is not shown nobody means to select: it has no boxes.
      if (isIn && rangeOf({ node, from, end, to }).getClientRects().length > 0) ids.add(id);
      return ids.size < most;
    });
    if (isEnough || performance.now() > until) break;
  }
}

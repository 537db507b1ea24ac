import { read } from "./dom";
import { idsIn } from "./find";

/** Attributes that say what an element is about. */
const TELLING = /^(title|alt|aria-label|data-.*)$/;
/** More attributes of one element, or longer ones in UTF-16 units, are not looked at: this is done while the pointer moves. */
const MOST_ATTRIBUTES = 40;
const LONGEST = 1_000;

/** The ids in those attributes of an element that say what it is about, each once, in order. */
export function idsInAttributes(element: Element, beginning: RegExp): string[] {
  const texts = [...read(element, "attributes")]
    .slice(0, MOST_ATTRIBUTES)
    .filter(({ name, value }) => value.length <= LONGEST && TELLING.test(name))
    .map(({ value }) => value);
  return idsIn(texts.join(" "), beginning);
}

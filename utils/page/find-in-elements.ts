import { isConnected } from "./dom";
import { type Find, findsInElement, isField } from "./find";

export interface ElementFinder {
  /** Finds the ids in an element, if it is a link or a field. */
  look(element: Element, emit: (find: Find) => boolean): void;
  /** Looks again at the fields met before: a script that sets a value leaves no trace. */
  lookAtFields(emit: (find: Find) => boolean): void;
}

/** How many fields are looked at again. */
const MOST_FIELDS = 500;

export function createElementFinder(): ElementFinder {
  const fields = new Set<Element>();

  function look(element: Element, emit: (find: Find) => boolean): void {
    if (isField(element) && fields.size < MOST_FIELDS) fields.add(element);
    findsInElement(element).every(emit);
  }

  return {
    look,
    lookAtFields(emit) {
      for (const field of fields) {
        if (isConnected(field)) look(field, emit);
        else fields.delete(field);
      }
    },
  };
}

import { isConnected, isEmpty, localNameOf, openRootOf, query } from "./dom";

/** Gives an element's shadow root, a closed one too where the browser lets extensions see it. */
export type ShadowRootOf = (element: Element) => ShadowRoot | null;

export interface ShadowFinder {
  /** Finds the shadow root of an element, if it has one. */
  look(element: Element, emit: (root: ShadowRoot) => void): void;
  /** The same for an element and all that is in it. */
  lookIn(element: Element, emit: (root: ShadowRoot) => void): void;
  /** Looks again at elements that had none: a shadow root that comes later is not announced by anything. */
  lookAgain(emit: (root: ShadowRoot) => void): void;
}

/** How many custom elements without a shadow root are looked at again. */
const MOST_WAITING = 500;

export function createShadowFinder(shadowRootOf: ShadowRootOf): ShadowFinder {
  const waiting = new Set<Element>();

  function look(element: Element, emit: (root: ShadowRoot) => void): void {
    const root = openRootOf(element) ?? (mayHide(element) ? shadowRootOf(element) : null);
    if (root) emit(root);
    else if (waiting.size < MOST_WAITING && isCustom(element)) waiting.add(element);
  }

  return {
    look,
    lookIn(element, emit) {
      look(element, emit);
      // No selector tells hosts from other elements: what may be one is looked at, and no more of it read than must be.
      for (const inner of query(element, MAY_HOST))
        if (inner.shadowRoot || isCustom(inner)) look(inner, emit);
      for (const inner of query(element, ":empty"))
        if (!inner.shadowRoot && !isCustom(inner)) look(inner, emit);
    },
    lookAgain(emit) {
      for (const element of [...waiting]) {
        waiting.delete(element);
        if (isConnected(element)) look(element, emit);
      }
    },
  };
}

/** The elements that may have a shadow root, besides custom ones: https://dom.spec.whatwg.org/#valid-shadow-host-name */
const HOSTS = new Set(
  "article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span".split(" "),
);

/** Leaves out what is most of most pages and cannot have a shadow root: the browser is quicker at that than any look at them. */
const MAY_HOST =
  ":not(a,li,td,tr,b,i,em,strong,code,br,img,path,svg,ul,ol,dl,dt,dd,th,table,tbody,thead,pre,button,input,label,option,select," +
  "textarea,form,script,style,link,meta,small,time,use,g,rect,circle,wbr,hr,iframe,picture,source,template)";

/**
 * Whether an element may have a closed shadow root. Asking Chrome for one costs thirty times a look at an open one, so it is asked
 * of custom elements and of empty ones only.
 */
function mayHide(element: Element): boolean {
  return isCustom(element) || (isEmpty(element) && HOSTS.has(localNameOf(element)));
}

function isCustom(element: Element): boolean {
  return localNameOf(element).includes("-");
}

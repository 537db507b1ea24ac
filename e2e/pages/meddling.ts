import { decoys, someIds } from "./ids";
import { htmlPage, type ServedPage } from "./serve";

/** A page that bends what scripts use, and the ids that are to be found in it, in order. */
interface MeddlingPage {
  readonly page: ServedPage;
  readonly ids: readonly string[];
}

/** Properties of nodes, elements, forms, documents and windows: elements of these names stand in their place. */
const NAMES = (
  "addEventListener append attributes body childElementCount childNodes children cloneNode closest compareDocumentPosition contains " +
  "createElement createNodeIterator createRange createTreeWalker currentScript defaultView dispatchEvent documentElement elementFromPoint " +
  "firstChild firstElementChild forms getAttribute getElementById getElementsByTagName getRootNode getSelection hasAttribute head " +
  "highlights host href id implementation innerHTML innerText isConnected lastChild length localName location matches name nextSibling " +
  "nodeName nodeType nodeValue normalize openOrClosedShadowRoot outerHTML ownerDocument parentElement parentNode previousSibling " +
  "querySelector querySelectorAll readyState removeEventListener root shadowRoot style tagName textContent title toString type value " +
  "visibilityState chrome browser runtime storage CSS Highlight MutationObserver Node NodeFilter StaticRange performance scheduler"
).split(" ");

/**
 * Forms and a document whose own properties are hidden by elements that are called so.
 *
 * @see https://html.spec.whatwg.org/multipage/dom.html#dom-document-nameditem
 */
export function clobberedPage(): MeddlingPage {
  const ids = someIds(21, 9);
  const [first, inForm, inLink, inField, inSpan = "", afterForms, late, edited, inRoot] = ids;
  const inputs = NAMES.map((name) => `<input name="${name}" value="x">`).join("");
  const images = NAMES.map((name) => `<img name="${name}" id="${name}" alt="">`).join("");
  const page = htmlPage(`${images}<p>${first} ${decoys(21)}</p>
<form id="form">${inputs}<p>${inForm}</p><a href="/t/${inLink}">x</a><input value="${inField}"></form>
<form>${inputs}<b>${inSpan.slice(0, 7)}</b>${inSpan.slice(7)}</form>
<p>${afterForms}</p><p id="late"></p><p id="edited">text</p><div id="end"></div><script>
const { createElement, getElementById } = Document.prototype;
const { append, attachShadow } = Element.prototype;
const byId = (id) => getElementById.call(document, id);
setTimeout(() => {
  byId("late").textContent = "${late}";
  byId("edited").firstChild.data = "${edited}";
  append.call(byId("form"), "and more");
  const host = createElement.call(document, "div");
  attachShadow.call(host, { mode: "closed" }).innerHTML = "<form>${inputs.replaceAll('"', "'")}</form><p>${inRoot}</p>";
  append.call(byId("end"), host);
}, 500);
</script>`);
  return { page, ids };
}

/**
 * A page that overwrites, before anything else is there, what scripts of its own world call: everything throws, and what can lie says
 * that an id stands there which does not.
 */
export function patchedPage(): MeddlingPage & { readonly lie: string } {
  const ids = someIds(22, 4);
  const [lie = ""] = someIds(23, 1);
  const [text, link, field, late] = ids;
  const page = htmlPage(`<script>
const { defineProperty, getOwnPropertyDescriptor: describe, getOwnPropertyNames: names } = Object;
const { apply } = Reflect;
const { setTimeout: later } = window;
const setData = describe(CharacterData.prototype, "data").set;
function fail() { throw new Error("patched"); }
function patch(owner) {
  for (const name of names(owner)) {
    const found = describe(owner, name);
    if (!found.configurable || name === "constructor") continue;
    if (typeof found.value === "function") defineProperty(owner, name, { ...found, value: fail });
    else if (found.get) defineProperty(owner, name, { configurable: true, get: () => "${lie}", set: fail });
  }
}
function ruin(node) {
  const classes = [Node, Element, HTMLElement, Document, CharacterData, Text, EventTarget, TreeWalker, NodeIterator, MutationObserver,
    MutationRecord, ShadowRoot, DocumentFragment, HTMLAnchorElement, HTMLInputElement, HTMLTextAreaElement, Range, StaticRange, Selection,
    NodeList, HTMLCollection, Event, Location, Performance, MessageChannel, MessagePort, Highlight, HighlightRegistry, AbortSignal];
  const builtIns = [RegExp, Set, Map, WeakMap, WeakSet, Promise, Iterator, Uint8Array, String, Number, Array];
  for (const one of classes) patch(one.prototype);
  for (const one of builtIns) patch(one.prototype);
  for (const one of [JSON, Math, CSS, NodeFilter, Date, Array, Promise, Reflect]) patch(one);
  for (const name of ["MutationObserver", "NodeFilter", "Node", "Element", "StaticRange", "Highlight", "Set", "Map", "String", "Uint8Array",
    "chrome", "browser", "scheduler", "setTimeout", "clearTimeout", "queueMicrotask", "addEventListener", "getSelection", "Object"])
    defineProperty(window, name, { value: fail });
  defineProperty(Array.prototype, Symbol.iterator, { value: fail });
  window.isRuined = true;
  later(() => apply(setData, node, ["${late}"]), 500);
}
</script><p>${text} ${decoys(22)}</p><a href="/t/${link}">x</a><input value="${field}"><p id="late">text</p>
<script>ruin(document.querySelector("#late").firstChild)</script>`);
  return { page, ids, lie };
}

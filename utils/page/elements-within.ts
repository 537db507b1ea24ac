import { query } from "./dom";

/**
 * What most elements of most pages are, the most frequent first: none of them can have a shadow root but spans, which are hosts in no
 * page we have seen unless they are empty. Links are asked for by themselves.
 */
const COMMON =
  "td,span,a,b,i,em,code,tr,li,strong,br,img,path,svg,ul,th,pre,option,label,button,small,time,g,use,rect,circle," +
  "html,head,title,form,line,ol,dt,dd,dl,table,tbody,thead,select,script,style,link,meta,iframe,picture,source";

/** One query each: for the browser several cheap ones are much less work than one that asks for all. */
const QUERIES = ["a[href]", `:not(${COMMON})`, "span:empty"];

/** Calls back with the elements in an element that may be a link, a field or the host of a shadow tree, each once. */
export function eachElementWithin(element: Element, each: (element: Element) => void): void {
  // Most are leaves.
  if (element.firstElementChild === null) return;
  for (const selector of QUERIES) for (const inner of query(element, selector)) each(inner);
}

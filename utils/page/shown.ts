import { trusted } from "../core/trusted";

/** Not every browser makes pages ready before they are wanted: https://developer.mozilla.org/docs/Web/API/Document/prerendering */
interface Prerendered {
  prerendering?: boolean;
}

/**
 * Calls back once the document is shown, with the time since which it is, in ms since 1970. One that the browser makes ready behind the
 * page of now has nothing to tell, and begins for the tab only when it takes that page's place.
 */
export function whenShown(callback: (shownAt: number) => void, signal: AbortSignal): void {
  const onChange = trusted(() => callback(Date.now()));
  if ((document as Prerendered).prerendering)
    document.addEventListener("prerenderingchange", onChange, { signal });
  else callback(performance.timeOrigin);
}

// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from "vitest";
import { whenShown } from "./shown";

const callback = vi.fn();
let stop = new AbortController();

afterEach(() => {
  stop.abort();
  stop = new AbortController();
  callback.mockClear();
  Reflect.deleteProperty(document, "prerendering");
});

it.each([undefined, false])(
  "calls back at once, with when the document began, where prerendering is %s",
  (prerendering) => {
    if (prerendering !== undefined) Object.assign(document, { prerendering });
    whenShown(callback, stop.signal);
    expect(callback.mock.calls).toEqual([[performance.timeOrigin]]);
  },
);

it("waits until a document that was made ready is shown, and tells when that was", () => {
  Object.assign(document, { prerendering: true });
  whenShown(callback, stop.signal);
  document.dispatchEvent(new Event("prerenderingchange"));
  expect(callback).not.toHaveBeenCalled();
  const before = Date.now();
  happen();
  expect(callback).toHaveBeenCalledOnce();
  expect(callback.mock.lastCall?.[0]).toBeGreaterThanOrEqual(before);
});

it("does not call back once it was ended", () => {
  Object.assign(document, { prerendering: true });
  whenShown(callback, stop.signal);
  stop.abort();
  happen();
  expect(callback).not.toHaveBeenCalled();
});

/** As the browser tells that the document is shown. */
function happen() {
  const event = Object.defineProperty(new Event("prerenderingchange"), "isTrusted", { value: true });
  document.dispatchEvent(event);
}

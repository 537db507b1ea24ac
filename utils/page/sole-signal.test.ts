import { describe, expect, it } from "vitest";
import { soleSignal } from "./sole-signal";

describe("soleSignal", () => {
  it("ends whoever ran before", () => {
    const scope = {};
    const first = soleSignal(scope);
    const second = soleSignal(scope);
    expect([first.signal.aborted, second.signal.aborted]).toEqual([true, false]);
    second.stop();
    expect(second.signal.aborted).toBe(true);
  });

  it("starts where something else lies in its place", () => {
    expect(soleSignal({ closeoutScanner: "a page's element" }).signal.aborted).toBe(false);
  });
});

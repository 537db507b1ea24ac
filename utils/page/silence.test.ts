// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createSilence } from "./silence";

const scanner = { setUnderline: vi.fn(), setMarks: vi.fn(), report: vi.fn(), leave: vi.fn() };
const start = vi.fn((_: AbortSignal) => scanner);
let whole: AbortController;

beforeEach(() => {
  for (const mock of [start, ...Object.values(scanner)]) mock.mockClear();
  whole = new AbortController();
});

afterEach(() => vi.unstubAllGlobals());

/** A frame at a host, and what is around it. */
function frame(hostname: string, origin = `https://${hostname}`, ancestorOrigins?: string[]) {
  vi.stubGlobal("location", { hostname, ...(ancestorOrigins && { ancestorOrigins }) });
  vi.stubGlobal("origin", origin);
  return createSilence(start, whole.signal);
}

const settings = (...silentSites: string[]) => ({ underline: true, silentSites });
const signalOf = (call: number) => start.mock.calls[call]?.[0];

it("starts where nothing forbids it, once, and passes on whether to underline", () => {
  const { apply } = frame("desk.example");
  apply(settings("other.example"));
  apply({ underline: false, silentSites: [] });
  expect(start).toHaveBeenCalledOnce();
  expect(scanner.setUnderline.mock.calls).toEqual([[true], [false]]);
});

it.each([
  ["its host", frame.bind(null, "desk.example")],
  ["the origin of a frame without an address", frame.bind(null, "", "http://desk.example:8080")],
  ["a page around it", frame.bind(null, "other.example", undefined, ["null", "https://desk.example"])],
])("does nothing where %s is silent", (_, open) => {
  open().apply(settings("*.desk.example"));
  expect(start).not.toHaveBeenCalled();
});

it("falls silent and comes back at once", () => {
  const { apply, scanner: current } = frame("desk.example");
  apply(settings());
  expect(current()).toBe(scanner);
  apply(settings("desk.example"));
  expect(scanner.leave).toHaveBeenCalledOnce();
  expect(signalOf(0)?.aborted).toBe(true);
  expect(current()).toBeUndefined();
  apply(settings());
  expect(signalOf(1)?.aborted).toBe(false);
});

it("ends with the whole script, without a word, and does not start again", () => {
  const { apply } = frame("desk.example");
  apply(settings());
  whole.abort();
  expect(signalOf(0)?.aborted).toBe(true);
  expect(scanner.leave).not.toHaveBeenCalled();
  apply(settings());
  expect(start).toHaveBeenCalledOnce();
});

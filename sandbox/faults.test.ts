import { expect, test } from "vitest";
import { createFaults, type FaultedRequest } from "./faults";

const request: FaultedRequest = { method: "POST", path: "/v1/tickets/a/close", ticketId: "a" };
const kinds = (faults: Iterable<{ kind: string }>) => [...faults].map((fault) => fault.kind);

test("strikes once unless told otherwise", () => {
  const faults = createFaults();
  const plan = faults.add({ do: { kind: "reset" } });
  expect(kinds(faults.take("before-reading", request))).toEqual(["reset"]);
  expect(kinds(faults.take("before-reading", request))).toEqual([]);
  expect([plan.struck(), faults.waiting()]).toEqual([1, 0]);
});

test("strikes as often as asked, or for ever", () => {
  const faults = createFaults();
  faults.add({ times: 2, do: { kind: "html" } });
  const forever = faults.add({ times: Number.POSITIVE_INFINITY, do: { kind: "hang" } });
  const struck = Array.from({ length: 3 }, () => kinds(faults.take("before-reading", request)));
  expect(struck).toEqual([["html", "hang"], ["html", "hang"], ["hang"]]);
  forever.remove();
  expect(kinds(faults.take("before-reading", request))).toEqual([]);
});

test.each([
  ["everything", {}, true],
  ["the method", { method: "POST" }, true],
  ["another method", { method: "GET" }, false],
  ["the path", { path: /\/close$/g }, true],
  ["another path", { path: /notes$/ }, false],
  ["the ticket", { ticketId: "a" }, true],
  ["another ticket", { ticketId: "b" }, false],
  ["one of two", { method: "POST", ticketId: "b" }, false],
])("meant for %s", (_name, on, expected) => {
  const faults = createFaults();
  faults.add({ on, times: 2, do: { kind: "reset" } });
  for (const _time of [1, 2])
    expect(kinds(faults.take("before-reading", request))).toEqual(expected ? ["reset"] : []);
});

test("one that is not reached is not used up", () => {
  const faults = createFaults();
  const second = faults.add({ do: { kind: "reset" } });
  faults.add({ do: { kind: "html" } });
  for (const _fault of faults.take("before-reading", request)) break;
  expect([second.struck(), faults.waiting()]).toEqual([1, 1]);
});

test("each position has its own, and can be cleared", () => {
  const faults = createFaults();
  faults.add({ do: { kind: "reset" }, at: "after-applying" });
  expect(kinds(faults.take("before-reading", request))).toEqual([]);
  expect(kinds(faults.take("after-applying", request))).toEqual(["reset"]);
  faults.add({ do: { kind: "truncated" } });
  faults.clear();
  expect(kinds(faults.take("while-answering", request))).toEqual([]);
});

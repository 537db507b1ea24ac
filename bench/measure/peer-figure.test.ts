import { expect, it } from "vitest";
import { type PeerRun, peerFigure } from "./peer-figure";

const run = (script: number, found = 12): PeerRun => ({
  isStopped: false,
  script,
  drawing: 3,
  ids: { planted: 12, found, wrong: 1 },
});

it.each<[what: string, page: string, scripts: number[], ours: number, isMet: boolean]>([
  ["just ahead", "small", [10.1], 10, true],
  ["not ahead", "small", [10], 10, false],
  ["far ahead", "big", [100], 10, true],
  ["not far enough ahead", "big", [99.9], 10, false],
  ["ahead of the median", "small", [1, 11, 30], 10, true],
])("tells us %s", (_, page, scripts, ours, isMet) => {
  expect(
    peerFigure(
      page,
      "a peer",
      scripts.map((script) => run(script)),
      ours,
    ).isMet,
  ).toBe(isMet);
});

it("tells the times, and of all runs the one that found least", () => {
  expect(peerFigure("small", "a peer", [run(12), run(14, 11), run(30)], 10)).toEqual({
    what: "small: a peer against our scripts with marks",
    asked: "> 1 × ours",
    seen: "1.40 × ours of 10.0 ms; 14.0 ms, then 3.0 ms of drawing; found 11 of 12, 1 false",
    isMet: true,
  });
});

it("takes one that was stopped for as long as it was waited for", () => {
  expect(peerFigure("log", "a peer", [{ isStopped: true }], 20)).toEqual({
    what: "log: a peer against our scripts with marks",
    asked: "≥ 10 × ours",
    seen: "> 3000.00 × ours of 20.0 ms; stopped after 60 s by the clock",
    isMet: true,
  });
  expect(peerFigure("log", "a peer", [run(50), { isStopped: true }], 20).seen).toContain(
    "stopped after 60 s",
  );
});

import { expect, it } from "vitest";
import { makeTicketIds } from "../../sandbox/ticket-id";
import { foundFigure, foundInMarks } from "./found";

const planted = [...makeTicketIds({ count: 3 })];
const [a = "", b = ""] = planted;

it.each<[what: string, text: string, found: number, wrong: number]>([
  ["all", planted.join(""), 3, 0],
  ["in another order", [...planted].reverse().join(""), 3, 0],
  ["some", b, 1, 0],
  ["nothing", "", 0, 0],
  ["something else, too", `${a}${"x".repeat(32)}${b}`, 2, 1],
])("tells of marks what was found: %s", (_, text, found, wrong) => {
  expect(foundInMarks(text, planted)).toEqual({ planted: 3, found, wrong });
});

it.each([
  [3, 0, true],
  [2, 0, false],
  [3, 1, false],
])("is content with everything and nothing else: %i found, %i false", (found, wrong, isMet) => {
  expect(foundFigure("small", { planted: 3, found, wrong })).toEqual({
    what: "small: found / false",
    asked: "3 / 0",
    seen: `${found} / ${wrong}`,
    isMet,
  });
});

import { expect, test } from "vitest";
import { shortTicketId } from "../../utils/core/ticket-id";
import { idAt, known, ticket } from "../gallery/samples";
import { filterRows } from "./filter-rows";
import { rowState } from "./row-state";

const rows = [
  known(ticket(0, { subject: "Early check-in", summary: "Arrives at noon" })),
  known(
    ticket(1, { subject: "Door code", summary: null, status: "pending", waitingOn: "team", channel: "sms" }),
  ),
  known(null),
].map((what, index) => rowState(idAt(index), what, null, false));

test.each([
  ["", [0, 1, 2]],
  ["   ", [0, 1, 2]],
  ["door", [1]],
  ["DOOR  code", [1]],
  ["code early", []],
  ["noon", [0]],
  ["pending", [1]],
  ["sms team", [1]],
  ["alex", [0, 1]],
  [idAt(2).slice(4, 12), [2]],
  ["ｄｏｏｒ", [1]],
  [shortTicketId(idAt(2)), [2]],
  [`${shortTicketId(idAt(1)).toUpperCase()} code`, [1]],
  ["unknown", []],
  [".*", []],
])("%j leaves %j", (text, left) => {
  expect(filterRows(rows, text).map((row) => rows.indexOf(row))).toEqual(left);
});

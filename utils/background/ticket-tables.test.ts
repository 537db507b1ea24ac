import { expect, it } from "vitest";
import { makeTicketIds } from "../../sandbox/ticket-id";
import { sampleIds, sampleTicket } from "../core/testing/samples";
import { freshDatabase } from "./testing/fresh-database";
import { ticketTables } from "./ticket-tables";

const ofTable = (table: number) => sampleTicket({ id: [...makeTicketIds({ count: 1, table })][0] ?? "" });

it("learns the tables that hold tickets, and keeps them", async () => {
  const database = freshDatabase();
  const tables = ticketTables(database);
  expect(await tables.read()).toEqual([10_347]);
  const tickets = [sampleTicket({ id: sampleIds.contact }), sampleTicket({ id: "no id" }), sampleTicket()];
  expect(await tables.learn(tickets)).toBe(true);
  expect(await tables.learn(tickets)).toBe(false);
  expect(await ticketTables(database).read()).toEqual([10_347, 10_036]);
});

it("forgets what it learned", async () => {
  const tables = ticketTables(freshDatabase());
  await tables.learn([sampleTicket({ id: sampleIds.contact })]);
  expect(await tables.read()).toHaveLength(2);
  await tables.forget();
  expect(await tables.read()).toEqual([10_347]);
});

it("takes eight at most", async () => {
  const tables = ticketTables(freshDatabase());
  await tables.learn([10_001, 10_002, 10_003].map(ofTable));
  await tables.learn(Array.from({ length: 9 }, (_, index) => ofTable(10_100 + index)));
  expect(await tables.read()).toHaveLength(8);
  expect(await tables.learn([ofTable(10_200)])).toBe(false);
});

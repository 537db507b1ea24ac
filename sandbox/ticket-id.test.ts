import { expect, test } from "vitest";
import { dayOf, makeTicketId, makeTicketIds } from "./ticket-id";

// Ids from Conduit's documentation, from public code, and made up; taken apart by hand with another program.
const vectors = [
  ["xd88mkfbmxgckpeyzs8m9r9d3d843me3", 10_347, "2026-04-02", "8a4deba760c9d9defe5144e12d1b"],
  ["ph77c0dy0mgdpzmqz6tesry8w184002s", 10_036, "2026-04-01", "7601be0520db7e97f9b4ece3c8e0"],
  ["yh7t5azsr0zpfpyf67vtce0j6n844y1e", 10_228, "2026-04-03", "a2abf9c03f67dbcf31f7a6381235"],
  ["w983hntxxmwzpdm1ktph8n7ed184e5h4", 10_338, "2026-04-08", "38d75ded39fb36819ead1454ee68"],
  ["ns782tta8jzdst8a2w5vdcgfnd841nzf", 10_030, "2026-04-01", "816b4a44bedce90a170bb6b20fab"],
  ["xd86q1njefzk9z71knnr0kqzb97ybh6c", 10_347, "2025-12-31", "6b86b273ff34fce19d6b804eff5a"],
  ["xd8d8wty78k5w5qew0znjwcbkd8jjay1", 10_347, "2026-11-20", "d4735e3a265e16eee03f59718b9b"],
  ["xd84w1t0gnhbxpwbc370bgeysx6mc3yx", 10_347, "2024-02-29", "4e07408562bedb8b60ce05c1decf"],
  ["j574p8kqezadt7y63hqrgkt8ch7yc4xa", 10_001, "2026-01-01", "4b227777d4dd1fc61c6f884f4864"],
  ["zxzyyb8jfqhqq51bnb862hf59d88pwdw", 16_383, "2026-06-15", "ef2d127de37b942baad06145e54b"],
] as const;

test.each(vectors)("%s is table %i, %s", (id, table, date, random) => {
  const day = dayOf(Date.parse(date));
  expect(makeTicketId({ table, day, random: Buffer.from(random, "hex") })).toBe(id);
});

test("without a table the id is a ticket's", () => {
  expect(makeTicketId({ day: 0, random: new Uint8Array(14) })).toMatch(/^xd8[0-9a-hjkmnp-tv-z]{29}$/);
});

test.each([
  ["13 random bytes", { day: 1, random: new Uint8Array(13) }],
  ["a day before 1970", { day: -1, random: new Uint8Array(14) }],
  ["half a day", { day: 0.5, random: new Uint8Array(14) }],
  ["a day that needs three bytes", { day: 65_536, random: new Uint8Array(14) }],
  ["a negative table", { table: -1, day: 1, random: new Uint8Array(14) }],
])("refuses %s", (_name, parts) => {
  expect(() => makeTicketId(parts)).toThrow(RangeError);
});

test("many: all different, the same for the same seed, others for another", () => {
  const ids = [...makeTicketIds({ count: 2_000, seed: 7 })];
  expect(new Set(ids).size).toBe(2_000);
  expect([...makeTicketIds({ count: 2_000, seed: 7 })]).toEqual(ids);
  expect(new Set(ids.map((id) => id.slice(26, 28))).size).toBeGreaterThan(10);
  expect([...makeTicketIds({ count: 1, seed: 8 })][0]).not.toBe(ids[0]);
});

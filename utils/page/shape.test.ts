import fc from "fast-check";
import { expect, it } from "vitest";
import { makeTicketId } from "../../sandbox/ticket-id";
import { findRuns } from "./shape";

const tableAndDay = { table: fc.integer({ min: 128, max: 16_383 }), day: fc.nat(65_535) };

it("lets every id through, whatever touches it", () => {
  const random = fc.uint8Array({ minLength: 14, maxLength: 14 });
  fc.assert(
    fc.property(fc.record({ ...tableAndDay, random }), fc.string(), fc.string(), (parts, before, after) => {
      expect(mayHoldId(before + makeTicketId(parts) + after)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

it.each([
  ["an MD5", "f41d8cd98f00b204e9800998ecf8427e"],
  ["a UUID", "550e8400-e29b-41d4-a716-446655440000"],
  ["an id of another length", "xd88mkfbmxgckpeyzs8m9r9d3d843me"],
  ["words", "the quick brown fox jumps over the lazy dog and over the other one"],
])("does not let %s through", (_, text) => expect(mayHoldId(text)).toBe(false));

it("says the same as a look at every place would", () => {
  const everywhere = /[ghjkmnp-tv-z][014589cdghmnrswx][\da-hjkmnp-tv-z]{30}/;
  const unit = fc.constantFrom(..."0189acghkxz", "x4", " ", "i", "-", "é");
  fc.assert(
    fc.property(fc.array(fc.array(unit, { maxLength: 70 }), { maxLength: 8 }), (words) => {
      const text = words.map((word) => word.join("")).join("0".repeat(words.length));
      expect(mayHoldId(text)).toBe(everywhere.test(text));
    }),
    { numRuns: 5_000 },
  );
});

function mayHoldId(text: string): boolean {
  let has = false;
  findRuns(text, () => {
    has = true;
  });
  return has;
}

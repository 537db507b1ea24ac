import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeTicketId } from "../../sandbox/ticket-id";
import {
  ANY_TABLE,
  beginningOf,
  creationTime,
  DEFAULT_TICKET_TABLE,
  findTicketIds,
  isTicket,
  parseTicketId,
  shortTicketId,
  ticketIdPlaces,
} from "./ticket-id";

const sample = "xd88mkfbmxgckpeyzs8m9r9d3d843me3";
const other = "xd86q1njefzk9z71knnr0kqzb97ybh6c";

const valid: [id: string, table: number, created: string][] = [
  // From Conduit's documentation: a ticket, a contact, a message, a contact channel; from public code: a workflow.
  [sample, 10_347, "2026-04-02"],
  ["ph77c0dy0mgdpzmqz6tesry8w184002s", 10_036, "2026-04-01"],
  ["yh7t5azsr0zpfpyf67vtce0j6n844y1e", 10_228, "2026-04-03"],
  ["ns782tta8jzdst8a2w5vdcgfnd841nzf", 10_030, "2026-04-01"],
  ["w983hntxxmwzpdm1ktph8n7ed184e5h4", 10_338, "2026-04-08"],
  // Made.
  [other, 10_347, "2025-12-31"],
  ["xd8d8wty78k5w5qew0znjwcbkd8jjay1", 10_347, "2026-11-20"],
  ["xd84w1t0gnhbxpwbc370bgeysx6mc3yx", 10_347, "2024-02-29"],
  ["j574p8kqezadt7y63hqrgkt8ch7yc4xa", 10_001, "2026-01-01"],
  ["zxzyyb8jfqhqq51bnb862hf59d88pwdw", 16_383, "2026-06-15"],
];

const invalid: [text: string, why: string][] = [
  ["XD88MKFBMXGCKPEYZS8M9R9D3D843ME3", "uppercase"],
  ["xd88mkfbmxgckpeyzs8m9r9d3d843me4", "last character changed"],
  ["xd88mkfbmxhckpeyzs8m9r9d3d843me3", "a middle character changed"],
  ["xd88mkfbmxgckpeyzs8m9r9d3d843me", "too short"],
  ["xd88mkfbmxgckpeyzs8m9r9d3d843me30", "too long"],
  ["d41d8cd98f00b204e9800998ecf8427e", "MD5"],
  ["550e8400e29b41d4a716446655440000", "UUID without dashes"],
  ["j57demo8f8x7c9v0n2q4r6t8y1u3i5o", "invented: 31 characters, with i, o, u"],
  ["m48k3v7p2q9x5t1w8r6n4j0y3u2i5o7a", "invented: with i, o, u"],
  ["tk77c0dy0mgdpzmqz6tesry8w184002s", "table number not in two bytes"],
  ["", "empty"],
];

const inText: [text: string, ids: string[]][] = [
  [`Ticket ${sample}, please close.`, [sample]],
  [`https://example.com/t/${sample}?a=1#x`, [sample]],
  [`(${sample})[${other}]`, [sample, other]],
  [`${other} ${sample} ${other}`, [other, sample]],
  [`x${sample}`, []],
  [`${sample}_v2`, []],
  [`${sample}-v2`, [sample]],
  [`-${sample}`, [sample]],
  [`A${sample}`, []],
  [`${sample}\u200b`, [sample]],
  [`工单${sample}已关闭`, [sample]],
  [`${sample}${other}`, []],
  [`${"0".repeat(31)} ${sample}`, [sample]],
  [`${"0".repeat(40)}.${sample}`, [sample]],
  [sample, [sample]],
  ["", []],
];

describe("parseTicketId", () => {
  it.each(valid)("reads %s", (id, table, created) => {
    expect(parseTicketId(id)).toEqual({ table, day: Date.parse(created) / 86_400_000 });
    expect(creationTime(id)).toBe(Date.parse(created));
  });

  it.each(invalid)("refuses %j: %s", (text) => {
    expect(parseTicketId(text)).toBeNull();
    expect(findTicketIds(text)).toEqual([]);
  });

  it("reads back every made id", () => {
    fc.assert(
      fc.property(madeId, ({ table, day, id }) => {
        expect(parseTicketId(id)).toEqual({ table, day });
        expect(findTicketIds(` ${id} `)).toEqual([id]);
      }),
    );
  });

  it("refuses every id with one character changed", () => {
    fc.assert(
      fc.property(
        madeId,
        fc.nat(31),
        fc.constantFrom(..."0123456789abcdefghijklmnopqrstuvwxyz-A "),
        replaced,
      ),
      { numRuns: 5_000 },
    );
    function replaced({ id }: { id: string }, index: number, character: string) {
      fc.pre(id[index] !== character);
      expect(parseTicketId(id.slice(0, index) + character + id.slice(index + 1))).toBeNull();
    }
  });

  it("takes none of 1,000,000 hexadecimal strings of the same length for an id", () => {
    let state = 42;
    const hex = () => {
      let text = "";
      for (let word = 0; word < 4; word++) {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        text += state.toString(16).padStart(8, "0");
      }
      return text;
    };
    let found = 0;
    for (let index = 0; index < 1_000_000; index++) if (parseTicketId(hex())) found++;
    expect(found).toBe(0);
  });
});

describe("findTicketIds", () => {
  it.each(inText)("in %j finds %j", (text, ids) => {
    expect(findTicketIds(text)).toEqual(ids);
  });

  it("agrees with looking at every position", () => {
    const piece = fc.oneof(
      madeId.map(({ id }) => id),
      fc.constantFrom(" ", "_", "-", "é", "工", "a", "Z", "0", "\n"),
      fc.string({ maxLength: 40 }),
      fc.string({
        unit: fc.constantFrom(..."0123456789abcdefghjkmnpqrstvwxyz"),
        minLength: 28,
        maxLength: 36,
      }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        expect(findTicketIds(text)).toEqual(atEveryPosition(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it("finds each of 100,000 ids once", () => {
    const ids = Array.from({ length: 100_000 }, (_, index) =>
      makeTicketId({
        day: 20_000,
        random: new Uint8Array(new Uint32Array([index, 1, 2, 3]).buffer).slice(0, 14),
      }),
    );
    expect(findTicketIds([...ids, ...ids].join("\n"))).toEqual(ids);
  });
});

describe("beginningOf", () => {
  it("is how every id of a table begins", () => {
    fc.assert(
      fc.property(madeId, ({ table, id }) => {
        expect(id.search(beginningOf([table]))).toBe(0);
      }),
    );
  });

  it("is not how the ids of any other table begin", () => {
    const random = new Uint8Array(14);
    for (let bit = 1; bit < 1 << 14; bit <<= 1) {
      const table = DEFAULT_TICKET_TABLE ^ bit;
      if (table < 128) continue;
      const id = makeTicketId({ table, day: 20_000, random });
      expect([table, id.search(beginningOf([DEFAULT_TICKET_TABLE]))]).toEqual([table, -1]);
    }
  });

  it("takes several tables", () => {
    const beginning = beginningOf(valid.slice(0, 5).map(([, table]) => table));
    for (const [id] of valid.slice(0, 5)) expect([...ticketIdPlaces(id, beginning)]).toEqual([0]);
    expect([...ticketIdPlaces("zxzyyb8jfqhqq51bnb862hf59d88pwdw", beginning)]).toEqual([]);
  });
});

describe("ANY_TABLE", () => {
  it("is how every id looks", () => {
    fc.assert(
      fc.property(madeId, ({ id }) => {
        expect([...ticketIdPlaces(id, ANY_TABLE)]).toEqual([0]);
      }),
    );
  });

  it("is in no hexadecimal text", () => {
    const hex = fc.string({ unit: fc.constantFrom(..."0123456789abcdef-"), minLength: 32, maxLength: 200 });
    fc.assert(
      fc.property(hex, (text) => {
        expect(text.search(ANY_TABLE)).toBe(-1);
      }),
    );
  });
});

describe("ticketIdPlaces", () => {
  const beginning = beginningOf([DEFAULT_TICKET_TABLE]);

  it.each(invalid.filter(([text]) => !text.includes(sample)))("has none for %j: %s", (text) => {
    expect([...ticketIdPlaces(text, beginning), ...ticketIdPlaces(text, ANY_TABLE)]).toEqual([]);
  });

  it("tells each place, whatever touches it", () => {
    expect([...ticketIdPlaces(`x${sample}${other} ${sample}_`, beginning)]).toEqual([1, 33, 66]);
  });

  it("loses none that begins in what looked like one", () => {
    const text = `xd8xd8${sample}`;
    expect([...ticketIdPlaces(text, beginning)]).toEqual([6]);
    expect([...ticketIdPlaces(text, ANY_TABLE)]).toEqual([6]);
    fc.assert(
      fc.property(fc.constantFrom(...valid), fc.nat(31), ([id], length) => {
        expect([...ticketIdPlaces(id.slice(0, length) + id, ANY_TABLE)]).toContain(length);
      }),
    );
  });

  it("agrees with looking at every position", () => {
    const piece = fc.oneof(
      fc.constantFrom(sample, other, sample.slice(0, 9), sample.slice(9), "xd8", "xd", "x", " ", "0"),
      madeId.map(({ id }) => id),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        const places = Array.from(text, (_, at) => at).filter((at) => parseTicketId(text.slice(at, at + 32)));
        const isTicketAt = (at: number) => text.slice(at).search(beginning) === 0;
        expect([...ticketIdPlaces(text, ANY_TABLE)]).toEqual(places);
        expect([...ticketIdPlaces(text, beginning)]).toEqual(places.filter(isTicketAt));
      }),
      { numRuns: 1_000 },
    );
  });

  it("does not mind another search in between, by the same expression", () => {
    const places = ticketIdPlaces(`${sample} ${other}`, beginning);
    expect(places.next().value).toBe(0);
    expect([...ticketIdPlaces(`${" ".repeat(99)}${sample}`, beginning)]).toEqual([99]);
    expect(places.next().value).toBe(33);
  });
});

describe("isTicket", () => {
  it("tells tickets from other documents by the table number", () => {
    expect(isTicket(sample, [DEFAULT_TICKET_TABLE])).toBe(true);
    expect(isTicket("ph77c0dy0mgdpzmqz6tesry8w184002s", [DEFAULT_TICKET_TABLE])).toBe(false);
    expect(isTicket("ph77c0dy0mgdpzmqz6tesry8w184002s", [DEFAULT_TICKET_TABLE, 10_036])).toBe(true);
    expect(isTicket("no id", [DEFAULT_TICKET_TABLE])).toBe(false);
  });
});

describe("shortTicketId", () => {
  it("keeps both ends", () => expect(shortTicketId(sample)).toBe("xd88…3me3"));
});

const madeId = fc
  .record({
    table: fc.integer({ min: 10_001, max: 16_383 }),
    day: fc.nat(65_535),
    random: fc.uint8Array({ minLength: 14, maxLength: 14 }),
  })
  .map((parts) => ({ ...parts, id: makeTicketId(parts) }));

/** The definition, slow and plain. */
function atEveryPosition(text: string): string[] {
  const found = new Set<string>();
  for (let index = 0; index + 32 <= text.length; index++) {
    const before = text[index - 1] ?? " ";
    const after = text[index + 32] ?? " ";
    const id = text.slice(index, index + 32);
    if (!/\w/.test(before) && !/\w/.test(after) && parseTicketId(id)) found.add(id);
  }
  return [...found];
}

import { expect, test } from "vitest";
import { failure, known, now, view } from "../gallery/samples";
import { troubleOf } from "./trouble";

test.each([
  ["having been offline", failure("offline"), null],
  ["access withheld", failure("not-permitted"), { kind: "not-permitted" }],
  ["the token refused", failure("token-refused"), { kind: "token-refused" }],
  ["a limit", failure("limited", { until: now + 1 }), { kind: "limited", until: now + 1 }],
  ["a limit that is over", failure("limited", { until: now }), null],
  ["a ticket that is not found", failure("not-found"), null],
  ["a ticket out of reach", failure("forbidden"), null],
  ["a service that stumbled", failure("server"), null],
])("%s concerns everything or not", (_, kind, trouble) => {
  expect(troubleOf(view([known(null, { failure: kind })]), [], now)).toEqual(trouble);
});

test("what concerns everything may be told by a ticket that was pasted", () => {
  const refused = view([known(null, { failure: failure("not-permitted") })]);
  const [id = ""] = refused.ids;
  expect(troubleOf({ ...refused, ids: [] }, [id], now)).toEqual({ kind: "not-permitted" });
  expect(troubleOf({ ...refused, ids: [] }, [], now)).toBeNull();
});

test("what holds closing back is told first", () => {
  const held = view([known(null, { failure: failure("offline") })], [], {
    hold: { kind: "limited", until: now },
  });
  expect(troubleOf(held, [], now)).toEqual({ kind: "limited", until: now });
});

import { describe, expect, it } from "vitest";
import { afterClose, afterLook, noOutage, type Outage } from "./outage";

const now = 1_000_000;

function afterUnknowns(count: number): Outage {
  return Array.from({ length: count }).reduce((outage: Outage) => afterClose(outage, false, now), noOutage);
}

describe("an outage", () => {
  it("begins with the fifth unknown outcome in a row", () => {
    expect(afterUnknowns(4).lookAt).toBeNull();
    expect(afterUnknowns(5).lookAt).toBe(now + 30_000);
  });

  it("is not put off by further unknown outcomes", () => {
    expect(afterClose(afterUnknowns(5), false, now + 20_000).lookAt).toBe(now + 30_000);
  });

  it("begins anew with counting after any outcome that is known", () => {
    expect(afterClose(afterUnknowns(4), true, now)).toEqual(noOutage);
    expect(afterClose(afterUnknowns(9), true, now)).toEqual(noOutage);
  });

  it("is looked at more and more rarely, every five minutes at the least", () => {
    let outage = afterUnknowns(5);
    const waits: number[] = [];
    for (let look = 0; look < 6; look++) {
      outage = afterLook(outage, false, now);
      waits.push((outage.lookAt ?? 0) - now);
    }
    expect(waits).toEqual([60, 120, 240, 300, 300, 300].map((seconds) => seconds * 1000));
  });

  it("goes on trial when the service can be read again: one more unknown outcome pauses, and for longer", () => {
    const onTrial = afterLook(afterUnknowns(7), true, now);
    expect(onTrial.lookAt).toBeNull();
    expect(afterClose(onTrial, false, now).lookAt).toBe(now + 60_000);
    expect(afterClose(onTrial, true, now)).toEqual(noOutage);
  });
});

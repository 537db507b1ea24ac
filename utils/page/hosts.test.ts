import { afterEach, expect, it, vi } from "vitest";
import { hostsOfFrame } from "./hosts";

afterEach(() => vi.unstubAllGlobals());

/** The hosts of a frame, and of what is around it. */
function hostsOf(hostname: string, origin = `https://${hostname}`, ancestorOrigins?: string[]) {
  vi.stubGlobal("location", { hostname, ...(ancestorOrigins && { ancestorOrigins }) });
  vi.stubGlobal("origin", origin);
  return hostsOfFrame();
}

it("gives the frame's own host, once, where the browser tells nothing of frames around it", () => {
  expect(hostsOf("desk.example")).toEqual(["desk.example"]);
});

it("gives the host of the origin of a frame without an address", () => {
  expect(hostsOf("", "http://desk.example:8080")).toContain("desk.example");
});

it("gives the hosts of the pages around it", () => {
  const hosts = hostsOf("other.example", undefined, ["null", "https://desk.example", "http://[::1]:3000"]);
  expect(hosts).toEqual(expect.arrayContaining(["other.example", "desk.example", "[::1]"]));
});

it("gives no more than may be told", () => {
  const around = Array.from({ length: 150 }, (_, index) => `https://frame-${index}.example`);
  const hosts = hostsOf("desk.example", undefined, around);
  expect([hosts[0], hosts.length]).toEqual(["desk.example", 100]);
});

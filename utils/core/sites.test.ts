import { describe, expect, it } from "vitest";
import { parseSite, sitesOf } from "./sites";

describe("parseSite", () => {
  it.each([
    ["example.com", "example.com"],
    ["  Desk.Example.COM. ", "desk.example.com"],
    ["*.example.com", "*.example.com"],
    ["https://example.com:8443/a?b#c", "example.com"],
    ["https://*.example.com/", "*.example.com"],
    ["localhost", "localhost"],
    ["127.0.0.1:3000", "127.0.0.1"],
    ["[::1]", "[::1]"],
    ["bücher.example", "xn--bcher-kva.example"],
  ])("takes %s as %s", (text, site) => {
    expect(parseSite(text)).toBe(site);
  });

  it.each([
    "",
    " ",
    "*",
    "*.",
    "*.*",
    "a.*.com",
    "*example.com",
    "exa mple.com",
    "user@example.com",
    "https://",
    "a".repeat(254),
    "example.com\\evil",
  ])("refuses %j", (text) => {
    expect(parseSite(text)).toBeNull();
  });
});

describe("sitesOf", () => {
  const sites = ["example.com", "*.desk.example"];

  it.each([
    ["example.com", ["example.com"]],
    ["example.com.", ["example.com"]],
    ["a.desk.example.", ["*.desk.example"]],
    ["www.example.com", []],
    ["notexample.com", []],
    ["desk.example", ["*.desk.example"]],
    ["a.b.desk.example", ["*.desk.example"]],
    ["adesk.example", []],
    ["desk.example.org", []],
    ["", []],
  ])("of %j are %j", (host, found) => {
    expect(sitesOf(host, sites)).toEqual(found);
  });
});

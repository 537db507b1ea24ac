import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { trustOf } from "./sender-gate";

const chrome = {
  id: "abcdefghijklmnopabcdefghijklmnop",
  origin: "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
};
const firefox = {
  id: "closeout@closeout.example",
  origin: "moz-extension://0f1e2d3c-4b5a-4978-8f6e-5d4c3b2a1908",
};

type Sender = Parameters<typeof trustOf>[0] & { origin?: string };
const tab = { id: 7 } as NonNullable<Sender["tab"]>;

describe.each([
  ["Chrome", chrome],
  ["Firefox", firefox],
])("trust in %s", (_, own) => {
  const ui = (sender: Partial<Sender>): Sender => ({
    id: own.id,
    origin: own.origin,
    url: `${own.origin}/popup.html`,
    ...sender,
  });

  it.each<[string, Partial<Sender>, string]>([
    ["the popup", {}, "ui"],
    ["the panel at the side", { url: `${own.origin}/sidepanel.html` }, "ui"],
    ["the options in a tab", { url: `${own.origin}/options.html`, tab, frameId: 0 }, "ui"],
    ["the options at a section", { url: `${own.origin}/options.html#connect`, tab, frameId: 0 }, "ui"],
    ["our popup framed by a page", { tab, frameId: 3 }, "none"],
    ["our panel framed by a page", { url: `${own.origin}/sidepanel.html`, tab, frameId: 3 }, "none"],
    ["another file of ours", { url: `${own.origin}/background.js` }, "none"],
    ["a path that only begins right", { url: `${own.origin}/popup.html/x` }, "none"],
    ["a path in a folder", { url: `${own.origin}/x/popup.html` }, "none"],
    ["our origin without an address", { url: undefined as never }, "none"],
    ["our origin with a foreign address", { url: "https://evil.example/popup.html" }, "none"],
    ["a look-alike address", { url: `${own.origin}.evil.example/popup.html` }, "none"],
    ["another extension", { id: "other" }, "none"],
    ["no id", { id: undefined as never }, "none"],
    [
      "a content script",
      { origin: "https://page.example", url: "https://page.example/popup.html", tab, frameId: 0 },
      "page",
    ],
    ["a content script that claims our address", { origin: "https://page.example", tab, frameId: 0 }, "page"],
    ["a sandboxed frame", { origin: "null", url: "about:srcdoc", tab, frameId: 4 }, "page"],
    ["an upper-case look-alike of our origin", { origin: own.origin.toUpperCase(), tab, frameId: 0 }, "page"],
    ["a page without a tab", { origin: "https://page.example" }, "none"],
    ["a page that names no tab", { origin: "https://page.example", frameId: 0 }, "none"],
    ["a page that names no frame", { origin: "https://page.example", tab }, "none"],
    ["a content script without an origin", { origin: undefined as never, tab, frameId: 0 }, "page"],
  ])("%s", (_name, sender, trust) => {
    expect(trustOf(ui(sender), own)).toBe(trust);
  });

  it("trusts nothing but our own origin with one of our own paths, over generated senders", () => {
    const origins = fc.constantFrom(
      own.origin,
      `${own.origin}.evil.example`,
      "null",
      "https://page.example",
      own.origin.toUpperCase(),
      "",
    );
    const paths = fc.oneof(
      fc.constantFrom(
        "/popup.html",
        "/sidepanel.html",
        "/options.html",
        "/scanner.js",
        "/",
        "/popup.htm",
        "//popup.html",
      ),
      fc.webPath(),
    );
    const senders = fc.record({
      id: fc.constantFrom(own.id, "other", undefined),
      origin: fc.option(origins, { nil: undefined }),
      base: origins,
      path: paths,
      frameId: fc.option(fc.nat(3), { nil: undefined }),
      inTab: fc.boolean(),
    });
    fc.assert(
      fc.property(senders, ({ base, path, inTab, ...rest }) => {
        const sender = { ...rest, url: base + path, ...(inTab ? { tab } : {}) } as Sender;
        const isOurs =
          rest.id === own.id &&
          rest.origin === own.origin &&
          base === own.origin &&
          /^\/(popup|sidepanel|options)\.html(?:[?#]|$)/.test(path) &&
          !rest.frameId;
        expect(trustOf(sender, own) === "ui").toBe(isOurs);
      }),
      { numRuns: 10_000 },
    );
  });
});

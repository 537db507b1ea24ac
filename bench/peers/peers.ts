import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../../e2e/harness/executables";

/** A library that people use to find and mark what looks like something in a page. */
export interface Peer {
  readonly name: string;
  /** Its scripts, in the order in which they are loaded. */
  readonly scripts: readonly string[];
  /** Text of a function in the page that finds and marks every id in an element or a shadow root, in either way of using the library. */
  readonly run: Readonly<Record<Usage, string>>;
}

/**
 * How a library is used. `usual`: an id is any 32 letters and digits, as whoever has seen some would write it, and where the library has a
 * setting to find more of them, it is on. `quickest`: the expression is as narrow as one that knows Conduit's encoding can be, which spares the
 * library all look-alikes, and settings that cost time are off even if ids are missed.
 */
export const usages = ["usual", "quickest"] as const;

export type Usage = (typeof usages)[number];

const expressions: Readonly<Record<Usage, string>> = {
  usual: String.raw`\b[\da-z]{32}\b`,
  quickest: String.raw`\b[ghjkmnp-tv-z][014589cdghmnrswx][\da-hjkmnp-tv-z]{30}\b`,
};

/** The element that a peer puts around what it found has this class. */
export const PEER_MARK = "peer-mark";

export const peers: readonly Peer[] = [
  {
    name: "mark.js",
    scripts: [packaged("mark.js/dist/mark.min.js")],
    run: inEach(
      (id, usage) =>
        `(top) => new Mark(top).markRegExp(/${id}/g, { className: "${PEER_MARK}", acrossElements: ${usage === "usual"} })`,
    ),
  },
  {
    name: "linkify-element",
    scripts: [
      packaged("linkifyjs/dist/linkify.min.js"),
      packaged("linkify-element/dist/linkify-element.min.js"),
      // Its scanner knows words made of letters and digits, with a digit first or not; they become tokens of their own.
      `linkify.registerPlugin("ticket", ({ scanner: { tokens }, parser }) => {
        const Ticket = linkify.createTokenClass("ticket", { isLink: true });
        const isTicket = new linkify.State(Ticket);
        for (const word of [tokens.ASCIINUMERICAL, tokens.WORD]) parser.start.tt(word, isTicket);
      });`,
    ],
    // It takes elements only.
    run: inEach(
      (id) => `(top) => {
        for (const element of top instanceof Element ? [top] : top.children) linkifyElement(element, {
          className: "${PEER_MARK}",
          validate: { url: false, email: false, ticket: (text) => /^${id}$/.test(text) },
        });
      }`,
    ),
  },
  {
    name: "findAndReplaceDOMText",
    scripts: [packaged("findandreplacedomtext/src/findAndReplaceDOMText.js")],
    run: inEach(
      (id) =>
        `(top) => findAndReplaceDOMText(top, { find: /${id}/g, preset: "prose", wrap: "mark", wrapClass: "${PEER_MARK}" })`,
    ),
  },
];

function inEach(write: (expression: string, usage: Usage) => string): Record<Usage, string> {
  return {
    usual: write(expressions.usual, "usual"),
    quickest: write(expressions.quickest, "quickest"),
  };
}

function packaged(path: string): string {
  return readFileSync(join(repository, "node_modules", path), "utf8");
}

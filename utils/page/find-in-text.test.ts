// @vitest-environment happy-dom
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { makeTicketIds } from "../../sandbox/ticket-id";
import { createBatch } from "./batch";
import type { Find } from "./find";
import { findInText } from "./find-in-text";
import { isInline, isUnread } from "./markup";
import { wholeOf } from "./part";

const [a = "", b = "", c = ""] = makeTicketIds({ count: 3 });
const [start, end] = [a.slice(0, 9), a.slice(9)];

beforeEach(() => {
  document.body.innerHTML = "";
});

describe("findInText", () => {
  const pages: [html: string, ids: string[]][] = [
    [`<p>Ticket ${a}, see ${b}.</p>`, [a, b]],
    [`<p>${b}</p><div><p>${a}</p>${c}</div>`, [b, a, c]],
    // Split in one line.
    [`<p><b>${start}</b>${end}</p>`, [a]],
    [`<p>${start}<wbr>${end}</p>`, [a]],
    [`<p>${start}<!-- x -->${end}</p>`, [a]],
    [
      `<p>x <a href="/"><i>${a.slice(0, 1)}</i>${a.slice(1, 31)}</a><em><b></b>${a.slice(31)}</em> y</p>`,
      [a],
    ],
    [`<p><b>${start}</b>${end}</p><p>open</p>`, [a]],
    [`<p>${[...a].map((letter) => `<span>${letter}</span>`).join("")}</p>`, [a]],
    [
      `<b>${start}</b>${end} ${"word ".repeat(30)}${b.slice(0, 9)}<b>${b.slice(9)} ${"word ".repeat(30)}${c.slice(0, 9)}</b>${c.slice(9)}`,
      [a, b, c],
    ],
    // Not in one line.
    [`<p>${start}</p><p>${end}</p>`, []],
    [`<p>${start}</p>${end}`, []],
    [`<p>${b} ${start}</p>${end} ${c}`, [b, c]],
    [`${b} ${start}<p>${end} ${c}</p>`, [b, c]],
    [`${start}<p>${end}</p>`, []],
    [`<p>${start}<br>${end}</p>`, []],
    [`<p>${start}<img>${end}</p>`, []],
    [`<ul><li>${start}</li><li>${end}</li></ul>`, []],
    [`<p>${start} <b></b>${end}</p>`, []],
    // Touched by what other elements put beside it.
    [`<table><tr><td>${a}</td><td>open</td></tr></table>`, [a]],
    [`<div><span>${a}</span><span>open</span></div>`, [a]],
    [`<div><span>open</span><span>${a}</span></div>`, [a]],
    [`<div><span>${a}</span><span>${b}</span></div>`, [a, b]],
    [`<div><span>new <b>${start}</b>${end}</span><span>open</span></div>`, [a]],
    [`<p>x</p>${a}<p>x</p>`, [a]],
    // Touched in its own text.
    [`<p>x${a} ${b}_ 0${c}</p>`, []],
    [`<p>x${a}<b>y</b></p>`, []],
    [`<p><b>y${start}</b>${end}</p>`, []],
    [`<p><b>${start}</b>${end}y</p>`, []],
    // Not read.
    [`<script>${a}</script><style>/* ${a} */</style><template>${a}</template><noscript>${a}</noscript>`, []],
    [`<textarea>${a}</textarea><!-- ${a} -->`, []],
    [`<p>${start}<script>${b}</script>${end}</p>`, []],
    [`<svg><text>${start}<tspan>${end}</tspan></text></svg>`, [a]],
    [`<pre>${"0".repeat(5_000)}\n${a}</pre>`, [a]],
    ["", []],
  ];

  it.each(pages)("in %s", (html, ids) => {
    document.body.innerHTML = html;
    expect(idsOf(document)).toEqual(ids);
  });

  it.each(pages)("in a big page: %s", (html, ids) => {
    const filler = "<p>word</p>".repeat(1_001);
    document.body.innerHTML = filler + html + filler;
    expect(idsOf(document)).toEqual(ids);
  });

  it("tells where every id is spelled", () => {
    document.body.innerHTML = `<p>x <b>${start}</b><i></i>${end} ${b}</p>`;
    const spelled = all(document).map(({ parts }) =>
      parts.map(({ node, from, to }) => [node.data.slice(from, to), from]),
    );
    expect(spelled).toEqual([
      [
        [start, 0],
        [end, 0],
      ],
      [[b, end.length + 1]],
    ]);
  });

  it("completes ids with the line around what is looked at, and looks no further", () => {
    document.body.innerHTML = `<p>${c}</p><p>${"word ".repeat(20)}<i>${start}</i><b>${end}</b>. ${"word ".repeat(20)}${b}</p>`;
    expect(idsOf(find("i"))).toEqual([a]);
    expect(idsOf(find("b"))).toEqual([a]);
    expect(idsOf(find("b").firstChild as Text)).toEqual([a]);
  });

  it("does not complete ids with text that nobody sees, nor looks at it", () => {
    document.body.innerHTML = `<script>x ${b}</script><p>x</p><script>y ${start}</script><i>${end}</i>`;
    expect(idsOf(find("p"))).toEqual([]);
    expect(idsOf(find("i"))).toEqual([]);
  });

  it("finds all of many ids, in text of any make", () => {
    const ids = [...makeTicketIds({ count: 3_000, seed: 2 })];
    for (const [before, after] of [
      ["<p>", "</p>"],
      ["<span>", "</span>"],
      ["", " "],
      ["<div><b>", "</b></div>"],
    ]) {
      document.body.innerHTML = ids.map((id) => before + id + after).join("");
      expect(idsOf(document)).toEqual(ids);
    }
  });

  it("stops when it is told that there are enough", () => {
    document.body.innerHTML = `<p>${a} ${b}</p><p>${c}</p>`;
    const ids: string[] = [];
    run(findInText(document, ({ id }) => ids.push(id) < 2));
    expect(ids).toEqual([a, b]);
  });

  it("finds in any text of any markup what a look at every node would", () => {
    const pieces = [
      a,
      b,
      start,
      end,
      a.slice(0, 31),
      a.slice(31),
      `${c} `,
      "x",
      " ",
      "word ".repeat(30),
      "0",
    ];
    const names = ["p", "b", "span", "div", "br", "script", "pre", "a", "i"];
    const piece = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...pieces) },
      { weight: 2, arbitrary: fc.constantFrom(...names).map((name) => `<${name}>`) },
      { weight: 2, arbitrary: fc.constantFrom(...names).map((name) => `</${name}>`) },
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (html) => {
        document.body.innerHTML = html.join("");
        expect(all(document).map(spelling)).toEqual(atEveryNode().map(spelling));
      }),
      { numRuns: 1_500 },
    );
  });

  it("shows each element once, with and without a walk through all of the page", () => {
    for (const count of [10, 1_500]) {
      document.body.innerHTML = `<ul>${"<li><b>x</b></li>".repeat(count)}</ul>`;
      const shown: Element[] = [];
      const one = (element: Element) => shown.push(element);
      const all = (element: Element) => shown.push(element, ...element.querySelectorAll("*"));
      run(findInText(document, () => true, { one, all }));
      expect(shown).toEqual([...document.querySelectorAll("*")]);
    }
  });

  it("reads forms whose fields hide what a node is", () => {
    document.body.innerHTML = `<form><input><p>${start}<b>${end}</b></p></form>`;
    const form = find("form");
    const input = find("input");
    // Those of them that happy-dom itself can do without.
    for (const name of ["localName", "shadowRoot", "contains", "querySelectorAll"]) {
      Object.defineProperty(form, name, { value: input });
    }
    expect(idsOf(document)).toEqual([a]);
    expect(idsOf(find("b"))).toEqual([a]);
  });

  it("says so when the page takes away what it was looking at", () => {
    document.body.innerHTML = `<p>x</p>`.repeat(1_500);
    const work = findInText(document, () => true);
    for (let step = 0; step < 20; step++) work.next();
    for (const p of document.querySelectorAll("p")) p.remove();
    expect(run(work)).toBe(false);
  });
});

/** All text put together, node by node. */
function atEveryNode(): Find[] {
  const batch = createBatch();
  const walk = (node: Node) => {
    if (node instanceof Text) batch.add(wholeOf(node));
    if (node instanceof Element && !isInline(node.localName)) batch.separate();
    if (node instanceof Element && isUnread(node.localName)) return;
    for (const child of node.childNodes) walk(child);
  };
  walk(document.body);
  const finds: Find[] = [];
  batch.search((find) => finds.push(find) > 0);
  return finds;
}

function spelling({ id, node, parts }: Find) {
  return [id, node, ...parts.map(({ from, to }) => [from, to])];
}

function all(top: Node): Find[] {
  const finds: Find[] = [];
  expect(run(findInText(top, (found) => finds.push(found) > 0))).toBe(true);
  return finds;
}

function idsOf(top: Node): string[] {
  return all(top).map(({ id }) => id);
}

function find(selector: string): Element {
  return document.querySelector(selector) ?? document.body;
}

function run<Result>(work: Generator<void, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

// @vitest-environment happy-dom
import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { makeTicketIds } from "../../sandbox/ticket-id";
import { beginningOf, DEFAULT_TICKET_TABLE, parseTicketId } from "../core/ticket-id";
import type { Find } from "./find";
import { isInlineName, isUnreadName } from "./markup";
import { runsAround, topOfLine } from "./runs";
import { findInLongRun, findInRun } from "./search";

const beginning = beginningOf([DEFAULT_TICKET_TABLE]);
const [a = "", b = "", c = ""] = makeTicketIds({ count: 3 });
const [start, end] = [a.slice(0, 9), a.slice(9)];

beforeEach(() => {
  document.body.innerHTML = "";
});

describe("findInRun, over all runs", () => {
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
    const [first, last] = [find("b").firstChild, find("p").lastChild];
    expect(all(document)).toEqual([
      { id: a, node: first, from: 0, end: last, to: end.length },
      { id: b, node: last, from: end.length + 1, end: last, to: end.length + 1 + b.length },
    ]);
  });

  it.each([[""], ["<p>filler</p>".repeat(1_001)]])(
    "completes ids with the line around what is looked at",
    (filler) => {
      document.body.innerHTML = `${filler}<i>${start}</i><b>${end}</b>. ${filler}${b}`;
      for (const node of [find("i"), find("b"), find("b").firstChild as Text])
        expect(idsOf(topOfLine(node))).toContain(a);
    },
  );

  it("does not complete ids with text that nobody sees, nor looks at it", () => {
    document.body.innerHTML = `<script>x ${b}</script><p>x</p><script>y ${start}</script><i>${end}</i>`;
    expect(idsOf(document)).toEqual([]);
    expect(idsOf(topOfLine(find("script").firstChild as Text))).toEqual([]);
    expect(idsOf(topOfLine(find("i")))).toEqual([]);
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
    for (const run of runsAround(document, () => {}))
      if (!findInRun(run, beginning, ({ id }) => ids.push(id) < 2)) break;
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
        expect(all(document)).toEqual(atEveryNode());
      }),
      { numRuns: 1_500 },
    );
  });

  it("gives each element once, in a run or as one that is too large for that", () => {
    for (const count of [10, 1_500]) {
      document.body.innerHTML = `<ul>${"<li><b>x</b></li>".repeat(count)}</ul>`;
      const shown: Node[] = [];
      for (const run of runsAround(document, (element) => shown.push(element)))
        for (const node of run) shown.push(node, ...(node as Element).querySelectorAll("*"));
      expect(shown).toEqual([...document.querySelectorAll("*")]);
    }
  });

  it("reads forms whose fields hide what a node is", () => {
    document.body.innerHTML = `<form><input><p>${start}<b>${end}</b></p></form>`;
    const form = find("form");
    const input = find("input");
    for (const name of ["localName", "shadowRoot", "contains", "getElementsByTagName"])
      Object.defineProperty(form, name, { value: input });
    expect(idsOf(document)).toEqual([a]);
    expect(idsOf(topOfLine(find("b")))).toEqual([a]);
  });

  it("ends early where the page takes away what it is at, and only there", () => {
    document.body.innerHTML = "<p>x</p>".repeat(1_500);
    const runs = runsAround(document, () => {});
    for (let step = 0; step < 20; step++) runs.next(true);
    for (const p of [...document.querySelectorAll("p")].slice(0, 2)) p.remove();
    expect(runs.next(true).done).toBe(false);
    for (const p of document.querySelectorAll("p")) p.remove();
    expect(runs.next(true)).toEqual({ done: true, value: false });
  });
});

it("puts a long text together once, not at each of many levels", () => {
  document.body.innerHTML = `<main>${"<section><h2>x</h2><div>".repeat(4)}<pre>${"words ".repeat(99)}${a}</pre></main>`;
  const readings = [Node.prototype, Element.prototype].map((prototype) =>
    vi.spyOn(prototype, "textContent", "get"),
  );
  /** A reading may be made of others. */
  const countOf = (work: () => unknown) => {
    for (const reading of readings) reading.mockClear();
    work();
    const results = readings.flatMap((reading) => reading.mock.results);
    return results.filter(({ value }) => String(value).length > 500).length;
  };
  const once = countOf(() => find("main").textContent);
  expect(countOf(() => idsOf(find("main")))).toBe(once);
  vi.restoreAllMocks();
});

describe("findInLongRun", () => {
  /** So many characters are searched at a time. */
  const STRETCH = 500_000;
  const words = (length: number) =>
    "words "
      .repeat(length / 6 + 1)
      .slice(0, length - 1)
      .concat(" ");

  it("lets the page go on in between, and finds what lies across", () => {
    for (const at of [STRETCH - 33, STRETCH - 32, STRETCH - 31, STRETCH - 1, STRETCH, STRETCH + 1]) {
      document.body.innerHTML = `<pre>${words(at)}${a} ${b} ${words(STRETCH)}${c}</pre>`;
      const { ids, pauses } = long([find("pre")]);
      expect(ids).toEqual([a, b, c]);
      expect(pauses).toBe(3);
    }
  });

  it("is done at once with what is not long", () => {
    document.body.innerHTML = `<pre>${words(STRETCH - 100)}${a}</pre>`;
    expect(long([find("pre")])).toMatchObject({ ids: [a], pauses: 0 });
  });

  it("finds what is there in the end where the page changed meanwhile", () => {
    document.body.innerHTML = `<p>${a} ${words(STRETCH)}</p><p>${b}</p>`;
    const [first, last] = [find("p"), find("p:last-child")];
    const change = () => {
      first.prepend(`${c} new `);
      last.textContent = "gone";
    };
    expect(long([first, last], change).ids).toEqual([c, a]);
  });

  it("looks where a text went that is the same as a whole", () => {
    document.body.innerHTML = `<p>${a} ${words(STRETCH)}</p><p>x</p>`;
    const [first, last] = [find("p"), find("p:last-child")];
    const text = first.textContent;
    const change = () => {
      first.textContent = "";
      last.textContent = `${text}x`;
    };
    const { finds } = long([first, last], change);
    expect(finds.map(({ node }) => node)).toEqual([last.firstChild]);
  });

  function long(run: Node[], change?: () => void) {
    const finds: Find[] = [];
    const work = findInLongRun(
      run,
      beginning,
      (found) => finds.push(found) > 0,
      () => change !== undefined,
    );
    let pauses = 0;
    while (!work.next().done) if (++pauses === 1) change?.();
    return { finds, ids: finds.map(({ id }) => id), pauses };
  }
});

/** All text, node by node; what is spelled in it, character by character. */
function atEveryNode(): Find[] {
  const finds: Find[] = [];
  let line: [node: Text, at: number][] = [];
  const end = () => {
    for (let at = 0; at + 32 <= line.length; at++) {
      const spelled = line.slice(at, at + 32);
      const id = spelled.map(([node, index]) => node.data.charAt(index)).join("");
      const [[node, from], [last, lastAt]] = [spelled[0], spelled[31]] as [[Text, number], [Text, number]];
      const isTouched = /\w/.test(node.data.charAt(from - 1) + last.data.charAt(lastAt + 1));
      if (parseTicketId(id) && !isTouched) finds.push({ id, node, from, end: last, to: lastAt + 1 });
    }
    line = [];
  };
  const walk = (node: Node) => {
    if (node instanceof Text) for (let at = 0; at < node.length; at++) line.push([node, at]);
    const isLine = node instanceof Element && !isInlineName(node.localName);
    if (isLine) end();
    if (!(node instanceof Element && isUnreadName(node.localName)))
      for (const child of node.childNodes) walk(child);
    if (isLine) end();
  };
  walk(document.body);
  return finds;
}

function all(top: Node): Find[] {
  const finds: Find[] = [];
  const runs = runsAround(top, () => {});
  for (let step = runs.next(); ; step = runs.next()) {
    if (step.done) {
      expect(step.value).toBe(true);
      return finds;
    }
    findInRun(step.value, beginning, (found) => finds.push(found) > 0);
  }
}

function idsOf(top: Node): string[] {
  return all(top).map(({ id }) => id);
}

function find(selector: string): Element {
  return document.querySelector(selector) ?? document.body;
}

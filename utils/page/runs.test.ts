// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from "vitest";
import { LONG, type Run, runsAround, TOO_HEAVY, topOfLine, weightOf } from "./runs";

beforeEach(() => {
  document.body.innerHTML = "";
});

describe("topOfLine", () => {
  it.each<[what: string, html: string, selector: string]>([
    ["a text, the block it is in", "<p id='top'>x</p>", "#top"],
    ["a piece of a line", "<p id='top'>x<b><i>x</i></b></p>", "i"],
    ["a block, itself, whatever it is in", "<div><p>x<b>x</b></p><ul id='top'>x</ul></div>", "ul"],
    ["what nobody reads, itself", "<p>x<script id='top'>x</script></p>", "script"],
    ["a cell", "<table><tr><td id='top'><b>x</b></td><td>x</td></tr></table>", "b"],
  ])("is of %s", (_, html, selector) => {
    document.body.innerHTML = html;
    expect(topOfLine(get(selector))).toBe(get("#top"));
    expect(topOfLine(get(selector).lastChild as Node)).toBe(get("#top"));
  });

  it("is a piece of a line that is too long to be looked at as a whole", () => {
    document.body.innerHTML = `<p>${"<i></i>".repeat(1_500)}<b><u>x</u></b>x</p>`;
    expect(topOfLine(get("u").firstChild as Text)).toBe(get("b"));
    expect(topOfLine(get("p").lastChild as Text)).toBe(get("p").lastChild);
  });

  it("ends with its tree", () => {
    document.body.innerHTML = "<p></p>";
    const root = get("p").attachShadow({ mode: "open" });
    const b = root.appendChild(document.createElement("b"));
    b.append("x");
    expect(topOfLine(b.firstChild as Text)).toBe(b);
    const away = document.createElement("b");
    away.append("x");
    expect(topOfLine(away.firstChild as Text)).toBe(away);
    expect(topOfLine(document)).toBe(document);
  });

  it("is not taken in by a form with fields of such names", () => {
    document.body.innerHTML = "<b><form><input><i>x</i></form></b>";
    for (const name of ["localName", "childElementCount", "getElementsByTagName"])
      Object.defineProperty(get("form"), name, { value: get("input") });
    expect(topOfLine(get("i"))).toBe(get("form"));
  });
});

describe("runsAround", () => {
  it("gives what is small as it is, with what is beside it in the line", () => {
    document.body.innerHTML = "<p>x</p>a<b>b</b><!-- x --><i>c</i><p>y</p>";
    const [first, a, b, , c] = document.body.childNodes;
    expect(runsOf(first as Node)).toEqual([[first]]);
    expect(runsOf(b as Node)).toEqual([[a, b, c]]);
    expect(runsOf(c as Node)).toEqual([[a, b, c]]);
  });

  it("gives a small shadow tree as it is, of a large one its parts", () => {
    document.body.innerHTML = "<p></p>";
    const root = get("p").attachShadow({ mode: "open" });
    root.innerHTML = "x<b>x</b>";
    expect(runsOf(root)).toEqual([[root]]);
    root.innerHTML = `<div>x</div><div>${"<i></i>".repeat(1_001)}</div>`;
    expect(runsOf(root)[0]).toEqual([root.firstChild]);
  });

  it.each<[what: string, html: string, weight: number]>([
    ["few elements", `<style></style><div>${"<b>x</b>".repeat(58)}</div>`, 1],
    ["many", `<div>${"<b>x</b>".repeat(60)}</div>`, LONG],
    ["as many as are looked at as a whole", "<b>x</b>".repeat(1_000), LONG],
    ["more", "<b>x</b>".repeat(1_001), TOO_HEAVY],
    ["text alone", "x", 1],
  ])("weighs an element or a shadow tree by what is in it: %s", (_, html, weight) => {
    document.body.innerHTML = `<section></section><article>${html}</article>`;
    const root = get("section").attachShadow({ mode: "open" });
    root.innerHTML = html;
    expect([root, get("article")].map(weightOf)).toEqual([weight, weight]);
  });

  it("goes no further to either side than an id reaches", () => {
    document.body.innerHTML = `<b>far</b><b>${"x".repeat(20)}</b><b>${"y".repeat(20)}</b><u>here</u><i>${"z".repeat(99)}</i><i>far</i>`;
    const [, x, y, here, z] = document.body.children;
    expect(runsOf(here as Element)).toEqual([[x, y, here, z]]);
  });

  it("goes over no more than so many empty pieces", () => {
    document.body.innerHTML = `${"<b></b>".repeat(500)}<u>here</u>`;
    const [run = []] = runsOf(get("u"));
    expect(run.length).toBeLessThan(300);
    expect(run.at(-1)).toBe(get("u"));
  });

  it("gives all of a large part, in order, what is too large to be in a run by itself", () => {
    document.body.innerHTML = `x<ul>${"<li><b>x</b></li>".repeat(1_500)}</ul><p>y</p>`;
    const entered: Element[] = [];
    const runs = runsOf(document.body, entered);
    expect(entered).toEqual([document.body, get("ul")]);
    expect(runs.flat()).toEqual([document.body.firstChild, ...document.querySelectorAll("li"), get("p")]);
    expect(Math.max(...runs.map(({ length }) => length))).toBe(LONG);
  });

  it("gives blocks of many elements one by one, pieces of a line together", () => {
    const many = "<i>x</i>".repeat(100);
    document.body.innerHTML = `<div>${`<p>${many}</p>`.repeat(20)}<hr>${`<b>${many}</b>`.repeat(20)}</div>`;
    const runs = runsOf(document.body);
    const blocks = runs.filter(([first]) => first?.nodeName === "P");
    expect(blocks.length).toBeGreaterThan(10);
    expect(blocks.every(({ length }) => length === 1)).toBe(true);
    expect(runs.at(-1)).toEqual([get("hr"), ...document.querySelectorAll("b")]);
  });

  it("cuts no line that is not very long", () => {
    document.body.innerHTML = `<div>${"<p>x</p>".repeat(10)}${"<b>x</b>".repeat(900)}${"<p>x</p>".repeat(1_000)}</div>`;
    const line = [...document.querySelectorAll("b")];
    const [run = []] = runsOf(document.body).filter((nodes) => nodes.includes(line[0] as Node));
    expect(line.every((node) => run.includes(node))).toBe(true);
  });

  it("cuts one that is", () => {
    document.body.innerHTML = `<div>${"<b>x</b>".repeat(5_000)}</div>`;
    expect(Math.max(...runsOf(document.body).map(({ length }) => length))).toBe(1_000);
  });
});

function runsOf(top: Node, entered: Element[] = []): Run[] {
  return [...runsAround(top, (element) => entered.push(element))];
}

function get(selector: string): Element {
  return document.querySelector(selector) ?? document.body;
}

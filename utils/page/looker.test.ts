// @vitest-environment happy-dom
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeTicketIds } from "../../sandbox/ticket-id";
import { beginningOf, DEFAULT_TICKET_TABLE } from "../core/ticket-id";
import { type Changes, watchChanges } from "./changes";
import { createFound, type Found, MOST_FINDS } from "./found";
import { createLook, type Look } from "./looker";

let stop: AbortController;

beforeEach(() => {
  stop = new AbortController();
});

afterEach(() => stop.abort());

it("looks at the rest again when the page takes away what it was looking at", () => {
  const [a = ""] = makeTicketIds({ count: 1 });
  document.body.innerHTML = `${"<p>x</p>".repeat(1_500)}<p>${a}</p>`;
  const { look, changes, found } = watched();
  const work = look();
  for (let step = 0; step < 20; step++) work.next(false);
  for (const p of document.querySelectorAll("p:not(:last-child)")) p.remove();
  finish(work);
  expect(changes.isEmpty()).toBe(false);
  finish(look());
  expect(idsOf(found)).toEqual([a]);
});

it("does so, too, where that is while it looks at a long text", () => {
  const [a = ""] = makeTicketIds({ count: 1 });
  const long = "words ".repeat(100_000);
  document.body.innerHTML = "<p>x</p>"
    .repeat(1_500)
    .concat(`<p>${long}</p><p>y</p>`.repeat(20), `<p>${a}</p>`);
  const { look, changes, found } = watched();
  const work = look();
  const texts = vi.spyOn(String.prototype, "slice");
  while (!texts.mock.calls.some(([, to = 0]) => to >= 500_000)) work.next(false);
  texts.mockRestore();
  for (const p of document.querySelectorAll("p:not(:last-child)")) p.remove();
  work.next(true);
  while (!work.next(false).done);
  expect(changes.isEmpty()).toBe(false);
  finish(look());
  expect(idsOf(found)).toEqual([a]);
});

it("keeps what is there when the page takes away what was found before a pause", async () => {
  const [a = "", b = "", c = ""] = makeTicketIds({ count: 3 });
  document.body.innerHTML = `<p>${a}</p>${"<p>x</p>".repeat(1_500)}<p>${b}</p><p>${c}</p>`;
  const watching = watched();
  const work = watching.look();
  for (let step = 0; step < 20; step++) work.next(false);
  document.querySelector("p")?.firstChild?.remove();
  finish(work);
  await Promise.resolve();
  expect(follow(watching)).toEqual([b, c]);
});

it("keeps an id that begins near an edit in a long line, and goes on beyond what is looked at", async () => {
  const [a = ""] = makeTicketIds({ count: 1 });
  document.body.innerHTML = "<div></div>";
  const root = document.querySelector("div")?.attachShadow({ mode: "open" }) as ShadowRoot;
  root.innerHTML = `3 <span>minutes ago: ticket </span><b>${a.slice(0, 20)}</b><b>${a.slice(20)}</b>`;
  const watching = watched();
  expect(follow(watching)).toEqual([a]);
  (root.firstChild as Text).data = "4 ";
  await Promise.resolve();
  expect(follow(watching)).toEqual([a]);
});

it("finds an id that begins before an edit in a long line, though the edit is near another one", async () => {
  const [a = ""] = makeTicketIds({ count: 1 });
  document.body.innerHTML = "<div></div>";
  const root = document.querySelector("div")?.attachShadow({ mode: "open" }) as ShadowRoot;
  root.innerHTML = `<i>${a.slice(0, 9)}</i><b>…</b><u>0</u>`;
  const watching = watched();
  expect(follow(watching)).toEqual([]);
  const [, edited, near] = root.children as unknown as [Element, Element, Element];
  near.textContent = "1";
  edited.textContent = `${a.slice(9)} was opened an hour ago`;
  await Promise.resolve();
  expect(follow(watching)).toEqual([a]);
});

describe.each<[what: string, blockOf: (html: string) => Element]>([
  ["blocks", (html) => Object.assign(document.createElement("ul"), { innerHTML: html })],
  [
    "shadow trees",
    (html) => {
      const host = document.createElement("x-list");
      host.attachShadow({ mode: "open" }).innerHTML = html;
      return host;
    },
  ],
])("of %s that came at once", (_, blockOf) => {
  const pausesFor = async (contents: readonly string[], most?: () => number) => {
    const watching = watched(most);
    follow(watching);
    document.body.append(...contents.map(blockOf));
    await Promise.resolve();
    return pausesOf(watching.look());
  };

  it("lets the page go on between those of many elements, not between small ones", async () => {
    const few = await pausesFor(Array(10).fill("<li>x</li>"));
    const many = await pausesFor(Array(10).fill("<li>x</li>".repeat(80)));
    expect(many - few).toBe(10);
  });

  it("lets it go on between small ones that hold more than enough, as they are looked at once more", async () => {
    const contents = [...makeTicketIds({ count: 10 })].map((id) => `<li>${id}</li>`);
    const enough = await pausesFor(contents);
    document.body.innerHTML = "";
    const moreThanEnough = await pausesFor(contents, () => 5);
    expect(moreThanEnough - enough).toBeGreaterThanOrEqual(10);
  });
});

it("follows a long text that is edited while it is searched", async () => {
  const [a = ""] = makeTicketIds({ count: 1 });
  document.body.innerHTML = `<pre>${"words ".repeat(100_000)}${a}</pre>`;
  const text = document.querySelector("pre")?.firstChild as Text;
  const { look, found } = watched();
  const work = look();
  work.next(false);
  text.insertData(0, "new ");
  await Promise.resolve();
  finish(work);
  expect(found.finds()).toMatchObject([{ id: a, node: text, from: 600_004 }]);
});

it("takes the first ids of a small part that waits while a large one has more than enough", () => {
  const ids = [...makeTicketIds({ count: 300 })];
  const watching = watched(() => 200);
  follow(watching);
  const [small, large] = [document.createElement("p"), document.createElement("div")];
  small.textContent = ids.slice(0, 2).join(" ");
  large.innerHTML = ids
    .slice(2)
    .map((id) => `<p><b>${id}</b><i></i><i></i><i></i></p>`)
    .join("");
  document.body.replaceChildren(small, large);
  watching.changes.add(small);
  watching.changes.add(large);
  expect(follow(watching).slice(0, 200)).toEqual(ids.slice(0, 200));
});

it("takes the ids of a text before those of links behind it, where there are too many", () => {
  const ids = [...makeTicketIds({ count: 500 })];
  const links = ids.slice(250).map((id) => `<a href="/${id}">x</a>`);
  document.body.innerHTML = `<div><p>${ids.slice(0, 250).join(" ")}</p><p>${links.join("")}</p></div>`;
  expect(follow(watched(() => 200)).slice(0, 200)).toEqual(ids.slice(0, 200));
});

it("takes the first ids of the page where a shadow tree that is looked at first has more than enough", () => {
  const ids = [...makeTicketIds({ count: 300 })];
  // Custom elements are looked for before those that are empty.
  document.body.innerHTML = "<div><span></span><x-a>x</x-a></div>";
  for (const [selector, its] of [
    ["span", ids.slice(0, 50)],
    ["x-a", ids.slice(50)],
  ] as const) {
    const root = document.querySelector(selector)?.attachShadow({ mode: "open" }) as ShadowRoot;
    root.innerHTML = `<p>${its.join(" ")}</p>`;
  }
  expect(follow(watched(() => 200)).slice(0, 200)).toEqual(ids.slice(0, 200));
});

it("finds a shadow tree that came after its element, at the next change", async () => {
  const [a = ""] = makeTicketIds({ count: 1 });
  document.body.innerHTML = "<x-a></x-a>";
  const watching = watched();
  expect(follow(watching)).toEqual([]);
  document.querySelector("x-a")?.attachShadow({ mode: "open" }).append(a);
  document.body.append("x");
  await Promise.resolve();
  expect(follow(watching)).toEqual([a]);
});

it("finds the rest of too many when there is room for it", async () => {
  const ids = [...makeTicketIds({ count: MOST_FINDS + 5 })];
  document.body.innerHTML = ids.map((id) => `<p>${id}</p>`).join("");
  const watching = watched();
  expect(follow(watching)).toEqual(ids.slice(0, MOST_FINDS));
  document.querySelector("p")?.remove();
  await Promise.resolve();
  expect(follow(watching)).toEqual(ids.slice(1, MOST_FINDS + 1));
});

it("stops where there are enough different ids, and goes on when there is room", async () => {
  const ids = [...makeTicketIds({ count: 300 })];
  document.body.innerHTML = ids.map((id) => `<p>${id}</p>`.repeat(2)).join("");
  const watching = watched(() => 200);
  const now = follow(watching);
  expect(now).toEqual(now.filter((id, index) => id === ids[index >> 1]));
  expect(now).toHaveLength(399);
  for (const p of [...document.querySelectorAll("p")].slice(0, 20)) p.remove();
  await Promise.resolve();
  expect(new Set(follow(watching))).toEqual(new Set(ids.slice(10, 210)));
});

it("takes all once more are wanted, at the next change", async () => {
  const ids = [...makeTicketIds({ count: 300 })];
  document.body.innerHTML = ids.map((id) => `<p>${id}</p>`).join("");
  let most = 200;
  const watching = watched(() => most);
  expect(follow(watching)).toEqual(ids.slice(0, 200));
  most = Number.POSITIVE_INFINITY;
  document.body.append("x");
  await Promise.resolve();
  expect(follow(watching)).toEqual(ids);
});

it.each<[change: string, (first: Text, second: Text) => void, isThere: boolean]>([
  ["nothing", () => {}, true],
  ["text further on", (_, second) => second.appendData(" more"), true],
  ["something empty between", (first) => first.after(document.createElement("b")), true],
  ["a letter of it", (first) => first.replaceData(3, 1, "!"), false],
  ["a letter before it", (first) => first.insertData(0, "x"), false],
  ["a letter right after it", (_, second) => second.insertData(23, "x"), false],
  ["text between", (first) => first.after("x"), false],
  ["its first part away", (first) => first.remove(), false],
  ["its last part away", (_, second) => second.remove(), false],
  ["it is cut short", (_, second) => second.deleteData(1, 100), false],
])("knows whether an id in two pieces is there: after %s", async (_, change, isThere) => {
  const [a = ""] = makeTicketIds({ count: 1 });
  document.body.innerHTML = `<p>${a.slice(0, 9)}<!-- x --></p>`;
  const p = document.querySelector("p") as Element;
  p.append(`${a.slice(9)}. And so on`);
  const watching = watched();
  expect(follow(watching)).toEqual([a]);
  change(p.firstChild as Text, p.lastChild as Text);
  await Promise.resolve();
  expect(follow(watching)).toEqual(isThere ? [a] : []);
});

it("follows values that scripts set, at the next change of anything", async () => {
  const [a = "", b = ""] = makeTicketIds({ count: 2 });
  document.body.innerHTML = `<input value="${a}"><p>x</p>`;
  const watching = watched();
  expect(follow(watching)).toEqual([a]);
  (document.querySelector("input") as HTMLInputElement).value = b;
  document.querySelector("p")?.append("x");
  await Promise.resolve();
  expect(follow(watching)).toEqual([b]);
});

it("does not keep what was edited while it was out of the page", async () => {
  const [a = "", b = "", c = "", d = ""] = makeTicketIds({ count: 4 });
  document.body.innerHTML = `<ul><li>${a}</li></ul><p><a href="/${c}">x</a></p>`;
  const watching = watched();
  expect(follow(watching)).toEqual([a, c]);
  const [li, p] = [document.querySelector("li"), document.querySelector("p")] as [Element, Element];
  const link = p.firstElementChild as Element;
  li.remove();
  link.remove();
  // A task later nothing watches what is out of the page.
  await new Promise((resolve) => setTimeout(resolve));
  (li.firstChild as Text).data = b;
  link.setAttribute("href", `/${d}`);
  document.querySelector("ul")?.append(li);
  p.append(link);
  await Promise.resolve();
  expect(follow(watching)).toEqual([b, d]);
});

it("does not keep what was edited in a shadow tree while nothing was followed", async () => {
  const [a = "", b = ""] = makeTicketIds({ count: 2 });
  document.body.innerHTML = `<p>x</p><x-a></x-a>`;
  const root = document.querySelector("x-a")?.attachShadow({ mode: "open" });
  root?.append(a);
  const watching = watched();
  expect(follow(watching)).toEqual([a]);
  for (let count = 0; count < 2_500; count++) document.querySelector("p")?.append("x");
  await Promise.resolve();
  (root?.firstChild as Text).data = b;
  expect(follow(watching)).toEqual([b]);
});

it("knows after any changes what a fresh look would find", async () => {
  const ids = [...makeTicketIds({ count: 6, seed: 4 })];
  const pieces = ids.flatMap((id) => [
    id,
    `${id} `,
    id.slice(0, 9),
    id.slice(9),
    id.slice(0, 20),
    id.slice(20),
    "x",
    " ",
  ]);
  const piece = fc.constantFrom(...pieces, ...ids);
  const change = fc.record({
    kind: fc.constantFrom(
      "text",
      "element",
      "edit",
      "remove",
      "move",
      "href",
      "value",
      "replace",
      "normalize",
      "split",
      "comment",
    ),
    at: fc.nat(1_000),
    to: fc.nat(1_000),
    name: fc.constantFrom("p", "b", "span", "div", "br", "script", "a", "input", "wbr"),
    text: piece,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(change, { maxLength: 6 }), { maxLength: 8 }), async (rounds) => {
      document.body.innerHTML = `<p>${ids[0]}</p><div></div>`;
      document.querySelector("div")?.attachShadow({ mode: "open" });
      const watching = watched();
      follow(watching);
      for (const changes of rounds) {
        for (const one of changes) apply(one);
        await Promise.resolve();
        expect(follow(watching)).toEqual(follow(watched()));
      }
    }),
    { numRuns: 150 },
  );
}, 60_000);

function apply({
  kind,
  at,
  to,
  name,
  text,
}: {
  kind: string;
  at: number;
  to: number;
  name: string;
  text: string;
}) {
  const elements = [...document.body.querySelectorAll("*")];
  const shadow = document.querySelector("div")?.shadowRoot;
  const nodes = [
    ...elements,
    ...elements.flatMap((element) => [...element.childNodes]),
    ...(shadow?.childNodes ?? []),
  ];
  const places = [document.body, ...(shadow ? [shadow] : []), ...elements];
  const node = nodes[at % Math.max(1, nodes.length)];
  const place = places[to % places.length] ?? document.body;
  if (kind === "text") place.append(text);
  // Elements in a script are nothing that a page has.
  if (kind === "element" && !isScript(place))
    place.prepend(Object.assign(document.createElement(name), { textContent: text }));
  if (kind === "normalize") place.normalize();
  if (!node) return;
  if (kind === "edit" && node instanceof Text) node.data = text;
  if (kind === "split" && node instanceof Text) node.splitText(Math.min(node.length, 9));
  if (kind === "comment" && node.parentNode) node.parentNode.insertBefore(new Comment("x"), node);
  if (kind === "remove") node.parentNode?.removeChild(node);
  if (kind === "move" && !node.contains(place) && !isShadowIn(node, place) && !isScript(place))
    place.append(node);
  if (kind === "replace" && node instanceof Element) node.replaceChildren(text);
  if (kind === "href" && node instanceof HTMLAnchorElement) node.href = `/${text}`;
  if (kind === "value" && node instanceof HTMLInputElement) node.value = text;
}

function isShadowIn(node: Node, place: Node): boolean {
  const root = place.getRootNode();
  return root instanceof ShadowRoot && node.contains(root.host);
}

function isScript(place: Node): boolean {
  return place instanceof Element && place.closest("script") !== null;
}

interface Watching {
  look: Look;
  found: Found;
  changes: Changes;
}

function watched(most = () => Number.POSITIVE_INFINITY): Watching {
  const found = createFound();
  const changes = watchChanges(() => {}, stop.signal);
  const look = createLook(
    found,
    changes,
    (element) => element.shadowRoot,
    () => ({ beginning: beginningOf([DEFAULT_TICKET_TABLE]), most: most() }),
  );
  changes.watch(document);
  changes.add(document);
  return { look, found, changes };
}

/** Looks at what changed since the last time; answers the ids in order. */
function follow({ look, found, changes }: Watching): string[] {
  do finish(look());
  while (!changes.isEmpty());
  return idsOf(found);
}

function finish(work: ReturnType<Look>) {
  while (!work.next(true).done);
}

function pausesOf(work: ReturnType<Look>): number {
  let pauses = 0;
  while (!work.next(false).done) pauses++;
  return pauses;
}

function idsOf(found: Found): string[] {
  return found.finds().map(({ id }) => id);
}

// @vitest-environment happy-dom
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeTicketIds } from "../../sandbox/ticket-id";
import { watchChanges } from "./changes";
import { createFound } from "./found";
import { createLook } from "./looker";
import { startScanner } from "./scanner";

const [a = "", b = "", c = "", d = ""] = makeTicketIds({ count: 4 });
const reportIds = vi.fn<(ids: string[]) => void>();
const startedAt = vi.fn<(time: number) => void>();
const reportTarget = vi.fn();
let stop: AbortController;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.stubGlobal("scheduler", { yield: () => Promise.resolve() });
  reportIds.mockClear();
  startedAt.mockClear();
  reportTarget.mockClear();
  document.body.innerHTML = "";
  stop = new AbortController();
});

afterEach(() => {
  stop.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("startScanner", () => {
  it("reports at first, even nothing", async () => {
    await start();
    expect(reportIds.mock.calls).toEqual([[[]]]);
  });

  it("reports text, links, fields and shadow trees, in reading order, each id once", async () => {
    document.body.innerHTML = `<a href="/${b}">${a}</a><div></div><input value="${d}"><p>${a}</p>`;
    const root = document.querySelector("div")?.attachShadow({ mode: "open" });
    if (root) root.innerHTML = `<i>${c}</i>`;
    await start();
    expect(reportIds.mock.calls).toEqual([[[b, a, c, d]]]);
  });

  it("follows changes, in shadow trees as well, and tells them together", async () => {
    document.body.innerHTML = `<p>${a}</p><div></div>`;
    const root = document.querySelector("div")?.attachShadow({ mode: "open" });
    await start();
    document.body.append(b);
    document.querySelector("p")?.remove();
    root?.append(c);
    await pass(300);
    expect(reportIds.mock.calls).toEqual([[[a]], [[c, b]]]);
  });

  it("follows what is typed, and what scripts set when they change something else", async () => {
    document.body.innerHTML = "<input><textarea></textarea>";
    await start();
    const [input, area] = document.body.children as unknown as [HTMLInputElement, HTMLTextAreaElement];
    input.value = a;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    await pass(300);
    area.value = b;
    document.body.append("x");
    await pass(300);
    expect(reportIds.mock.calls).toEqual([[[]], [[a]], [[a, b]]]);
  });

  it("reports the ids of the address first", async () => {
    document.body.innerHTML = `<p>${a}</p>`;
    history.replaceState(null, "", `#/tickets/${b}`);
    await start();
    history.replaceState(null, "", `#/tickets/${c}`);
    window.dispatchEvent(new Event("popstate"));
    await pass(300);
    history.replaceState(null, "", "#");
    expect(reportIds.mock.calls).toEqual([[[b, a]], [[c, a]]]);
  });

  it("reports 200 at most", async () => {
    const ids = [...makeTicketIds({ count: 300, seed: 3 })];
    document.body.textContent = ids.join(" ");
    await start();
    expect(reportIds.mock.calls).toEqual([[ids.slice(0, 200)]]);
  });

  it("waits for the document, but not for long", async () => {
    const readyState = vi.spyOn(document, "readyState", "get").mockReturnValue("loading");
    await start();
    expect(reportIds).not.toHaveBeenCalled();
    document.body.append(a);
    await pass(600);
    expect(reportIds.mock.calls).toEqual([[[a]]]);
    document.body.append(` ${b}`);
    readyState.mockRestore();
    window.dispatchEvent(new Event("DOMContentLoaded"));
    await pass(0);
    await pass(250);
    expect(reportIds).toHaveBeenLastCalledWith([a, b]);
  });

  it("reports nothing when the page goes, and all again when it comes back", async () => {
    document.body.innerHTML = `<p>${a}</p>`;
    await start();
    window.dispatchEvent(new Event("pagehide"));
    document.body.append("x");
    await pass(300);
    expect(reportIds.mock.calls).toEqual([[[a]], [[]]]);
    window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
    expect(reportIds).toHaveBeenLastCalledWith([a]);
  });

  it("repeats even nothing when the page comes back", async () => {
    await start();
    window.dispatchEvent(new Event("pagehide"));
    const before = Date.now();
    window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
    expect(reportIds.mock.calls).toEqual([[[]], [[]]]);
    expect(startedAt.mock.calls[0]).toEqual([performance.timeOrigin]);
    expect(startedAt.mock.lastCall?.[0]).toBeGreaterThanOrEqual(before);
  });

  it("follows the pointer only while there are ids", async () => {
    document.body.innerHTML = `<a href="/${a}">x</a>`;
    await start();
    menu();
    document.querySelector("a")?.setAttribute("href", "/");
    await pass(300);
    menu();
    expect(reportTarget.mock.calls).toEqual([[[a]], [[]]]);
  });

  it("ends with its signal", async () => {
    document.body.innerHTML = `<p>${a}</p>`;
    await start();
    stop.abort();
    document.body.append(b);
    menu();
    window.dispatchEvent(new Event("pagehide"));
    await pass(1_000);
    expect(reportIds).toHaveBeenCalledOnce();
    expect(reportTarget).not.toHaveBeenCalled();
  });
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
      const follow = watched();
      for (const changes of rounds) {
        for (const one of changes) apply(one);
        await Promise.resolve();
        expect(follow()).toEqual(watched()());
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
  if (kind === "element") place.prepend(Object.assign(document.createElement(name), { textContent: text }));
  if (kind === "normalize") place.normalize();
  if (!node) return;
  if (kind === "edit" && node instanceof Text) node.data = text;
  if (kind === "remove") node.parentNode?.removeChild(node);
  if (kind === "move" && !node.contains(place) && !isShadowIn(node, place)) place.append(node);
  if (kind === "replace" && node instanceof Element) node.replaceChildren(text);
  if (kind === "href" && node instanceof HTMLAnchorElement) node.href = `/${text}`;
  if (kind === "value" && node instanceof HTMLInputElement) node.value = text;
}

function isShadowIn(node: Node, place: Node): boolean {
  const root = place.getRootNode();
  return root instanceof ShadowRoot && node.contains(root.host);
}

/** Looks at the page, and at every call again at what changed since; answers the ids in order. */
function watched(): () => string[] {
  const found = createFound();
  const changes = watchChanges(() => {}, stop.signal);
  const look = createLook(found, changes, (element) => element.shadowRoot);
  changes.watch(document);
  changes.add(document);
  const follow = () => {
    do {
      const work = look();
      while (!work.next().done);
    } while (!changes.isEmpty());
    return found.finds().map(({ id }) => id);
  };
  follow();
  return follow;
}

async function start() {
  startScanner({
    reportIds(ids, time) {
      reportIds(ids);
      startedAt(time);
    },
    reportTarget,
    shadowRootOf: (element) => element.shadowRoot,
    signal: stop.signal,
  });
  await pass(0);
}

async function pass(ms: number) {
  await vi.advanceTimersByTimeAsync(ms);
}

function menu() {
  Object.assign(document, { caretPositionFromPoint: () => null });
  const event = new PointerEvent("contextmenu", { bubbles: true });
  Object.defineProperty(event, "isTrusted", { value: true });
  document.querySelector("a")?.dispatchEvent(event);
}

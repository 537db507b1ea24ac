// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Find } from "./find";
import { createNear } from "./near";
import { boxes, draw, located, textTops, useFakeLayout, watched } from "./testing/fake-layout";

const onChange = vi.fn();
let stop: AbortController;

beforeEach(() => {
  useFakeLayout();
  onChange.mockClear();
  stop = new AbortController();
  document.body.innerHTML = "";
});

afterEach(() => {
  stop.abort();
  vi.unstubAllGlobals();
});

/** A find in the text of an element that stands there; no box without a place. */
function findIn(element: Element, top?: number): Find {
  const node = element.appendChild(document.createTextNode("one"));
  if (top !== undefined) boxes.set(element, { top, height: 20 });
  return { id: "one", node, from: 0, end: node, to: 3 };
}

/** As many more as there have to be that not all are marked; nobody sees them. */
const others = Array.from({ length: 50 }, (_, index): Find => {
  const node = document.createTextNode("one");
  return { id: `other ${index}`, node, from: 0, end: node, to: 3 };
});

const paragraph = () => document.body.appendChild(document.createElement("p"));

describe("few finds", () => {
  const finds = () => [0, 100_000].map((top) => findIn(paragraph(), top));

  it("are all near, and nothing is watched for them", () => {
    const listen = vi.spyOn(globalThis, "addEventListener");
    const few = [...finds(), ...others.slice(2)];
    const near = createNear(onChange, stop.signal);
    near.follow(few);
    expect([few.length, few.every(near.has), watched.size]).toEqual([50, true, 0]);
    expect(listen).not.toHaveBeenCalled();
    listen.mockRestore();
  });

  it("are not those of links and fields", () => {
    const link = paragraph();
    const near = createNear(onChange, stop.signal);
    const find: Find = { id: "one", node: link, from: 0, end: link, to: 0 };
    near.follow([find]);
    expect(near.has(find)).toBe(false);
  });

  it("are watched once they are more, and not any more once they are few again", () => {
    const some = finds();
    const near = createNear(onChange, stop.signal);
    near.follow(some);
    near.follow([...some, ...others]);
    draw();
    expect([some.map(near.has), watched.size]).toEqual([[true, false], 2]);
    near.follow(some);
    expect([some.map(near.has), watched.size]).toEqual([[true, true], 0]);
  });
});

describe("finds in elements", () => {
  it("are near where the element came from a frame, with the classes of that", () => {
    const find = findIn(paragraph(), 500);
    vi.stubGlobal("Element", class {});
    const near = createNear(onChange, stop.signal);
    near.follow([find, ...others]);
    draw();
    expect(near.has(find)).toBe(true);
  });

  it("are followed though one before went away with a frame", () => {
    const [gone, stays] = [findIn(paragraph(), 500), findIn(paragraph(), 500)];
    const near = createNear(onChange, stop.signal);
    near.follow([gone, ...others]);
    const unobserve = vi.spyOn(IntersectionObserver.prototype, "unobserve").mockImplementation((element) => {
      if (element === gone.node.parentNode) throw new TypeError("can't access dead object");
    });
    expect(() => near.follow([stays, ...others])).toThrow("dead");
    unobserve.mockRestore();
    draw();
    expect(near.has(stays)).toBe(true);
  });

  it("are near within a screen of what is seen, and where the element has no box", () => {
    const finds = [-1_500, -900, 500, 1_900, 2_500, undefined].map((top) => findIn(paragraph(), top));
    const near = createNear(onChange, stop.signal);
    near.follow([...finds, ...others]);
    expect(finds.filter(near.has)).toEqual([]);
    draw();
    expect(finds.map(near.has)).toEqual([false, true, true, true, false, true]);
    expect(onChange).toHaveBeenCalled();
  });

  it("are none while the page has put them away, and the others are followed all the same", () => {
    const finds = [findIn(paragraph(), 0), findIn(paragraph(), 0)];
    document.createDocumentFragment().append(finds[0]?.node as Node);
    const near = createNear(onChange, stop.signal);
    near.follow([...finds, ...others]);
    draw();
    expect(finds.map(near.has)).toEqual([false, true]);
  });

  it("come and go as the page moves; what stays as it was is not told", () => {
    const [one, two] = [paragraph(), paragraph()];
    const finds = [findIn(one, 0), findIn(two, 3_000)];
    const near = createNear(onChange, stop.signal);
    near.follow([...finds, ...others]);
    draw();
    onChange.mockClear();
    draw(true);
    expect(onChange).not.toHaveBeenCalled();
    boxes.set(one, { top: -3_000, height: 20 }).set(two, { top: 0, height: 20 });
    draw(true);
    expect(finds.map(near.has)).toEqual([false, true]);
    expect(onChange).toHaveBeenCalled();
  });

  it("are asked for anew only in elements where they are others", () => {
    const [one, two, three] = [paragraph(), paragraph(), paragraph()];
    const near = createNear(onChange, stop.signal);
    const finds = [findIn(one, 0), findIn(two, 0), findIn(three, 0)];
    near.follow([...finds, ...others]);
    draw();
    const more = findIn(two);
    const observe = vi.spyOn(IntersectionObserver.prototype, "observe");
    near.follow([...finds.slice(0, 2), more, ...others]);
    expect(observe.mock.calls).toEqual([[two]]);
    expect([...watched]).toEqual([one, two]);
    draw();
    expect(near.has(more)).toBe(true);
  });

  it("right in a shadow tree are where its host is", () => {
    const host = document.body.appendChild(document.createElement("div"));
    const root = host.attachShadow({ mode: "closed" });
    const node = root.appendChild(document.createTextNode("one"));
    boxes.set(host, { top: 0, height: 20 });
    const find: Find = { id: "one", node, from: 0, end: node, to: 3 };
    const near = createNear(onChange, stop.signal);
    near.follow([find, ...others]);
    expect([...watched]).toEqual([host]);
    draw();
    expect(near.has(find)).toBe(true);
  });

  it("that are not followed any more are not watched; links, fields and what left the page never are", () => {
    const near = createNear(onChange, stop.signal);
    const [one, two] = [paragraph(), paragraph()];
    const link: Find = { id: "two", node: two, from: 0, end: two, to: 0 };
    const gone = findIn(paragraph(), 0);
    gone.node.parentNode?.removeChild(gone.node);
    near.follow([findIn(one, 0), link, gone, ...others]);
    expect([...watched]).toEqual([one]);
    near.follow([findIn(two, 0), ...others]);
    expect([...watched]).toEqual([two]);
    near.follow([]);
    expect(watched.size).toBe(0);
  });
});

describe("finds in a text of many screens", () => {
  const COUNT = 200;
  const SPACING = 1_000;

  /** A find a screen. */
  function tallText(element: Element) {
    const node = element.appendChild(document.createTextNode("one ".repeat(COUNT)));
    const scrolled = { top: 0 };
    textTops.set(node, (offset) => scrolled.top + (offset / 4) * SPACING);
    const finds = Array.from({ length: COUNT }, (_, index): Find => {
      return { id: "one", node, from: 4 * index, end: node, to: 4 * index + 3 };
    });
    const scrollTo = (top: number, height = COUNT * SPACING) => {
      scrolled.top = -top;
      boxes.set(element, { top: -top, height });
      window.dispatchEvent(new Event("scroll"));
      draw();
    };
    return { node, finds, scrollTo };
  }

  it("are located, but few of them, and none twice", () => {
    const { finds, scrollTo } = tallText(paragraph());
    const near = createNear(onChange, stop.signal);
    near.follow([...finds, ...others]);
    scrollTo(0);
    expect(finds.flatMap((find, index) => (near.has(find) ? index : []))).toEqual([0, 1]);
    expect(located.mock.calls.length).toBeLessThan(20);
    scrollTo(100_500);
    expect(finds.flatMap((find, index) => (near.has(find) ? index : []))).toEqual([100, 101, 102]);
    located.mockClear();
    scrollTo(0);
    scrollTo(100_500);
    expect(located).not.toHaveBeenCalled();
  });

  it("are located anew when the text became taller", () => {
    const element = paragraph();
    const { node, finds, scrollTo } = tallText(element);
    const near = createNear(onChange, stop.signal);
    near.follow([...finds, ...others]);
    scrollTo(0);
    textTops.set(node, (offset) => 5_000 + (offset / 4) * SPACING);
    boxes.set(element, { top: 0, height: COUNT * SPACING + 5_000 });
    window.dispatchEvent(new Event("resize"));
    draw();
    expect(finds.some(near.has)).toBe(false);
  });

  it("are located in a body that is no taller than the screen, too", () => {
    const { finds, scrollTo } = tallText(document.body);
    const near = createNear(onChange, stop.signal);
    near.follow([...finds, ...others]);
    scrollTo(50_000, 1_000);
    expect(finds.map(near.has).indexOf(true)).toBe(49);
  });

  it("may have lost their text meanwhile", () => {
    const { node, finds, scrollTo } = tallText(paragraph());
    createNear(onChange, stop.signal).follow([...finds, ...others]);
    node.data = "one";
    expect(() => scrollTo(0)).not.toThrow();
  });

  it("are not located once they are not followed any more", () => {
    const { finds, scrollTo } = tallText(paragraph());
    const near = createNear(onChange, stop.signal);
    near.follow([...finds, ...others]);
    scrollTo(0);
    near.follow([]);
    located.mockClear();
    scrollTo(50_000);
    expect(located).not.toHaveBeenCalled();
    expect(watched.size).toBe(0);
  });
});

// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Find } from "./find";
import { createNear, type Near } from "./near";
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

const LONG = "one ".repeat(5_000);
const paragraph = () => document.body.appendChild(document.createElement("p"));

/** A find at the beginning of a text in an element that stands there; no box without a place. */
function findIn(element: Element | ShadowRoot, text = LONG, top?: number): Find {
  const node = element.appendChild(document.createTextNode(text));
  const place = element instanceof Element ? element : element.host;
  if (top !== undefined) boxes.set(place, { top, height: 20 });
  textTops.set(node, () => boxes.get(place)?.top ?? 9_000);
  return { id: "one", node, from: 0, end: node, to: 3 };
}

function follow(finds: readonly Find[]) {
  const near = createNear(onChange, stop.signal);
  near.follow(finds);
  return near;
}

describe("finds in texts of usual length", () => {
  it("are all marked, and nothing is watched for them", () => {
    const finds = [0, 100_000].map((top) => findIn(paragraph(), LONG.slice(0, 19_999), top));
    const near = follow(finds);
    expect(finds.map(near.has)).toEqual([true, true]);
    expect(watched.size).toBe(0);
  });

  it("are not those of links and fields", () => {
    const link = document.body.appendChild(document.createElement("a"));
    const find: Find = { id: "one", node: link, from: 0, end: link, to: 0 };
    expect(follow([find]).has(find)).toBe(false);
    expect(watched.size).toBe(0);
  });

  it("are located once their text has become long", () => {
    const find = findIn(paragraph(), "one ", 0);
    const near = follow([find]);
    (find.node as Text).data = LONG;
    expect(near.has(find)).toBe(false);
    near.follow([find]);
    draw();
    expect(near.has(find)).toBe(true);
  });
});

describe("finds in long texts", () => {
  it("are near within a screen of what is seen, and where the element has no box", () => {
    const finds = [-1_500, -900, 500, 1_900, 2_500, undefined].map((top) => findIn(paragraph(), LONG, top));
    const near = follow(finds);
    expect(finds.filter(near.has)).toEqual([]);
    draw();
    expect(finds.map(near.has)).toEqual([false, true, true, true, false, true]);
    expect(onChange).toHaveBeenCalled();
  });

  it("are none while the page has put them away, and the others are followed all the same", () => {
    const finds = [findIn(paragraph(), LONG, 0), findIn(paragraph(), LONG, 0)];
    document.createDocumentFragment().append(finds[0]?.node as Node);
    const near = follow(finds);
    draw();
    expect(finds.map(near.has)).toEqual([false, true]);
  });

  it("come and go as the page moves; what stays as it was is not told", () => {
    const [one, two] = [paragraph(), paragraph()];
    const finds = [findIn(one, LONG, 0), findIn(two, LONG, 3_000)];
    const near = follow(finds);
    draw();
    onChange.mockClear();
    draw(true);
    expect(onChange).not.toHaveBeenCalled();
    boxes.set(one, { top: -3_000, height: 21 }).set(two, { top: 0, height: 21 });
    draw(true);
    expect(finds.map(near.has)).toEqual([false, true]);
    expect(onChange).toHaveBeenCalled();
  });

  it("are asked for anew only in elements where they are others", () => {
    const [one, two, three] = [paragraph(), paragraph(), paragraph()];
    const finds = [findIn(one, LONG, 0), findIn(two, LONG, 0), findIn(three, LONG, 0)];
    const near = follow(finds);
    draw();
    const more = findIn(two);
    const observe = vi.spyOn(IntersectionObserver.prototype, "observe");
    near.follow([...finds.slice(0, 2), more]);
    expect(observe.mock.calls).toEqual([[two]]);
    expect([...watched]).toEqual([one, two]);
    draw();
    expect(near.has(more)).toBe(true);
  });

  it("right in a shadow tree are where its host is", () => {
    const host = document.body.appendChild(document.createElement("div"));
    const find = findIn(host.attachShadow({ mode: "closed" }), LONG, 0);
    const near = follow([find]);
    expect([...watched]).toEqual([host]);
    draw();
    expect(near.has(find)).toBe(true);
  });

  it("that are not followed any more are not watched, nor is what left the page", () => {
    const [one, two] = [paragraph(), paragraph()];
    const gone = findIn(paragraph());
    gone.node.parentNode?.removeChild(gone.node);
    const near = follow([findIn(one), gone]);
    expect([...watched]).toEqual([one]);
    near.follow([findIn(two)]);
    expect([...watched]).toEqual([two]);
    near.follow([]);
    expect(watched.size).toBe(0);
  });
});

describe("finds in a text of many screens", () => {
  const COUNT = 200;
  const SPACING = 1_000;
  const WORDS = 25;

  /** A find a screen. */
  function tallText(element: Element) {
    const node = element.appendChild(document.createTextNode("one ".repeat(WORDS * COUNT)));
    const scrolled = { top: 0 };
    textTops.set(node, (offset) => scrolled.top + (offset / (4 * WORDS)) * SPACING);
    const finds = Array.from({ length: COUNT }, (_, index): Find => {
      const from = 4 * WORDS * index;
      return { id: "one", node, from, end: node, to: from + 3 };
    });
    const happen = (type: string) => {
      window.dispatchEvent(new Event(type));
      draw();
    };
    const scrollTo = (top: number) => {
      scrolled.top = -top;
      boxes.set(element, { top: -top, height: COUNT * SPACING });
      happen("scroll");
    };
    /** Of an element that is only a window to what is in it. */
    const scrollWithin = (top: number) => {
      scrolled.top = -top;
      boxes.set(element, { top: 0, height: 500 });
      Object.defineProperties(element, {
        scrollTop: { value: top, configurable: true },
        scrollHeight: { value: COUNT * SPACING },
      });
      happen("scroll");
    };
    return { node, finds, happen, scrollTo, scrollWithin };
  }

  const nearAmong = (finds: readonly Find[], near: Near) =>
    finds.flatMap((find, index) => (near.has(find) ? index : []));

  it("are located, but few of them, and none twice", () => {
    const { finds, scrollTo } = tallText(paragraph());
    const near = follow(finds);
    scrollTo(0);
    expect(nearAmong(finds, near)).toEqual([0, 1]);
    expect(located.mock.calls.length).toBeLessThan(20);
    scrollTo(100_500);
    expect(nearAmong(finds, near)).toEqual([100, 101, 102]);
    located.mockClear();
    scrollTo(0);
    scrollTo(100_500);
    expect(located).not.toHaveBeenCalled();
  });

  it("are located in an element that is scrolled itself, none twice either", () => {
    const { finds, scrollWithin } = tallText(paragraph());
    const near = follow(finds);
    scrollWithin(0);
    expect(nearAmong(finds, near)).toEqual([0, 1]);
    scrollWithin(100_500);
    expect(nearAmong(finds, near)).toEqual([100, 101, 102]);
    located.mockClear();
    scrollWithin(0);
    expect(nearAmong(finds, near)).toEqual([0, 1]);
    expect(located).not.toHaveBeenCalled();
  });

  it("are where the box is in the element that stands for the page's own scrolling", () => {
    const element = paragraph();
    vi.spyOn(document, "scrollingElement", "get").mockReturnValue(element);
    const { finds, scrollTo } = tallText(element);
    const near = follow(finds);
    for (const top of [0, 50_500]) {
      Object.defineProperty(element, "scrollTop", { value: top, configurable: true });
      scrollTo(top);
    }
    expect(nearAmong(finds, near)).toEqual([50, 51, 52]);
  });

  it("are located anew when the text became taller", () => {
    const element = paragraph();
    const { node, finds, scrollTo, happen } = tallText(element);
    const near = follow(finds);
    scrollTo(0);
    textTops.set(node, (offset) => 5_000 + (offset / (4 * WORDS)) * SPACING);
    boxes.set(element, { top: 0, height: COUNT * SPACING + 5_000 });
    happen("resize");
    expect(finds.some(near.has)).toBe(false);
  });

  it("may have lost their text meanwhile", () => {
    const { node, finds, scrollTo } = tallText(paragraph());
    follow(finds);
    node.data = "one";
    expect(() => scrollTo(0)).not.toThrow();
  });

  it("are not located once they are not followed any more", () => {
    const { finds, scrollTo } = tallText(paragraph());
    const near = follow(finds);
    scrollTo(0);
    near.follow([]);
    located.mockClear();
    scrollTo(50_000);
    expect(located).not.toHaveBeenCalled();
    expect(watched.size).toBe(0);
  });
});

// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import {
  a,
  b,
  begin,
  focus,
  forget,
  happen,
  known,
  listen,
  press,
  select,
  selectByHand,
  send,
  takes,
  tell,
  usePointerPage,
  watch,
} from "./testing/pointer-page";

usePointerPage();

const toldNow = () => tell.mock.calls.map(([ids], index) => [ids, takes.mock.calls[index]?.[0]]);

describe("what is told comes of the user's own doing", () => {
  it("where the pointer does something", () => {
    send("pointermove", "a");
    vi.advanceTimersByTime(60);
    send("contextmenu", "#other");
    expect(toldNow()).toEqual([
      [[a], true],
      [[b], true],
    ]);
  });

  it("where the pointer did something, however long the page kept us from telling", () => {
    const now = vi.spyOn(performance, "now");
    send("pointermove", "a");
    now.mockReturnValue(performance.now() + 5_000);
    vi.advanceTimersByTime(60);
    expect(toldNow()).toEqual([[[a], true]]);
  });

  it("not where the page changes under a pointer at rest", () => {
    send("pointermove", "p", { clientX: 7 });
    vi.advanceTimersByTime(5_000);
    forget();
    send("pointerover", "a", { clientX: 7 });
    vi.advanceTimersByTime(60);
    expect(toldNow()).toEqual([[[a], false]]);
    send("pointermove", "a", { clientX: 8 });
    vi.advanceTimersByTime(60);
    expect(toldNow().at(-1)).toEqual([[a], true]);
  });

  it("nor where the focus comes back with the window, to where it was and nowhere else", () => {
    press("Tab");
    focus("a");
    happen("blur");
    vi.advanceTimersByTime(5_000);
    forget();
    focus("#other");
    vi.advanceTimersByTime(100);
    expect(toldNow()).toEqual([]);
    focus("a");
    vi.advanceTimersByTime(100);
    expect(toldNow()).toEqual([[[a], false]]);
  });

  it("where a key was pressed up to a second ago", () => {
    vi.advanceTimersByTime(5_000);
    press("Tab");
    focus("a");
    vi.advanceTimersByTime(100);
    expect(toldNow()).toEqual([[[a], true]]);
  });

  it("not where the page changes, the focus moves or something is selected by itself", () => {
    send("pointermove", "a");
    vi.advanceTimersByTime(1_060);
    forget();
    document.querySelector("a")?.setAttribute("href", `/${b}`);
    watch.follow(known, true);
    vi.advanceTimersByTime(60);
    focus("p");
    vi.advanceTimersByTime(100);
    expect(toldNow()).toEqual([
      [[b], false],
      [[], false],
    ]);
  });

  it.each<[key: string, init?: KeyboardEventInit]>([
    ["Shift"],
    ["Alt"],
    ["Control"],
    ["Meta"],
    ["L", { altKey: true, shiftKey: true }],
  ])("not by the shortcut's own key %s", (key, init) => {
    vi.advanceTimersByTime(5_000);
    press(key, init);
    focus("a");
    vi.advanceTimersByTime(100);
    expect(toldNow()).toEqual([[[a], false]]);
  });

  it("not once the pointer has left", () => {
    send("pointermove", "a");
    vi.advanceTimersByTime(60);
    send("pointerout", "a");
    expect(toldNow()).toEqual([
      [[a], true],
      [[], false],
    ]);
    focus("#other");
    watch.follow(known, true);
    vi.advanceTimersByTime(1_000);
    expect(tell).toHaveBeenCalledTimes(2);
  });
});

describe("what was told already is told again, as another frame may have been told of since,", () => {
  it("when the pointer comes from outside, be there nothing", () => {
    send("pointerout", "p");
    forget();
    send("pointerover", "p");
    vi.advanceTimersByTime(60);
    expect(toldNow()).toEqual([[[], true]]);
  });

  it("when the pointer first comes, be there nothing", () => {
    listen(true);
    send("pointerover", "p");
    vi.advanceTimersByTime(60);
    expect(toldNow()).toEqual([[[], true]]);
  });

  it("when the pointer goes on after a while where a ticket is", () => {
    send("pointermove", "a");
    vi.advanceTimersByTime(2_000);
    forget();
    send("pointermove", "a");
    vi.advanceTimersByTime(60);
    send("pointermove", "a");
    vi.advanceTimersByTime(60);
    expect(toldNow()).toEqual([[[a], true]]);
  });

  it("but not where nothing is", () => {
    send("pointermove", "p");
    vi.advanceTimersByTime(60);
    expect(tell).not.toHaveBeenCalled();
  });
});

it("leaves it to a frame in the page to tell what is in it", () => {
  document.body.insertAdjacentHTML("beforeend", "<iframe></iframe>");
  send("pointermove", "a");
  vi.advanceTimersByTime(60);
  send("pointerover", "iframe");
  vi.advanceTimersByTime(60);
  send("pointerover", "a");
  vi.advanceTimersByTime(60);
  expect(toldNow()).toEqual([
    [[a], true],
    [[], false],
    [[a], true],
  ]);
});

describe("a selection", () => {
  const told = (selected: () => void) => {
    document.querySelector("p")?.replaceChildren(b);
    begin(true);
    send("pointermove", "a");
    vi.advanceTimersByTime(60);
    selected();
    vi.advanceTimersByTime(1_000);
    return tell.mock.lastCall?.[0];
  };

  it.each<[how: string, selected: () => void]>([
    ["with the pointer", () => selectByHand("p")],
    [
      "with the pointer, slowly",
      () => {
        send("pointerdown", "p", { buttons: 1 });
        vi.advanceTimersByTime(9_000);
        select("p");
      },
    ],
    [
      "with a key",
      () => {
        press("a", { ctrlKey: true });
        select("p");
      },
    ],
    [
      "by what a press set off",
      () => {
        send("pointerdown", "a", { buttons: 1 });
        send("pointerup", "a");
        vi.advanceTimersByTime(900);
        select("p");
      },
    ],
  ])("made %s counts", (_, selected) => expect(told(selected)).toEqual([b]));

  it.each<[how: string, selected: () => void]>([
    ["while nobody presses anything", () => select("p")],
    [
      "while the pointer moves",
      () => {
        send("pointermove", "a");
        select("p");
      },
    ],
    [
      "long after a press",
      () => {
        send("pointerdown", "a", { buttons: 1 });
        send("pointerup", "a");
        vi.advanceTimersByTime(1_000);
        select("p");
      },
    ],
    [
      "long after a press whose end was not told",
      () => {
        send("pointerdown", "a", { buttons: 1 });
        vi.advanceTimersByTime(5_000);
        send("pointermove", "a");
        vi.advanceTimersByTime(1_000);
        select("p");
      },
    ],
    [
      "after a touch that became a scroll",
      () => {
        send("pointerdown", "a", { buttons: 1, pointerType: "touch" });
        send("pointercancel", "a", { pointerType: "touch" });
        vi.advanceTimersByTime(1_000);
        select("p");
      },
    ],
    [
      "when the menu is asked for",
      () => {
        send("pointerdown", "a", { button: 2, buttons: 2 });
        select("p");
        send("contextmenu", "a");
      },
    ],
    [
      "with a key that may be the shortcut's",
      () => {
        press("Alt", { altKey: true });
        press("Ò", { altKey: true, shiftKey: true });
        select("p");
      },
    ],
  ])("made by a script %s does not", (_, selected) => expect(told(selected)).toEqual([a]));

  it("does not count any more once a script changed it", () => {
    expect(
      told(() => {
        selectByHand("p");
        vi.advanceTimersByTime(5_000);
        select("body");
      }),
    ).toEqual([a]);
  });

  it("still counts where a script changes one that nobody sees, of a field without the focus", () => {
    document.body.insertAdjacentHTML("beforeend", "<input>");
    expect(
      told(() => {
        selectByHand("p");
        vi.advanceTimersByTime(5_000);
        happen("selectionchange", document.querySelector("input") ?? window);
        send("pointermove", "a");
      }),
    ).toEqual([b]);
  });

  it.each(["selectionchange", "select"])("does not count by the page's word that it changed: %s", (type) => {
    expect(
      told(() => {
        getSelection()?.selectAllChildren(document.querySelector("p") ?? document);
        send("pointerdown", "a", { buttons: 1 });
        happen(type, document, false);
        send("pointermove", "a");
      }),
    ).toEqual([a]);
  });

  it.each(["pointermove", "pointerdown", "pointerup", "pointercancel", "keydown"])(
    "does not count by the page's word that somebody did something: %s",
    (type) => {
      expect(
        told(() => {
          send(type, "a", { buttons: 1, isTrusted: false });
          select("p");
        }),
      ).toEqual([a]);
    },
  );
});

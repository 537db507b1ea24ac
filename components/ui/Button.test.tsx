// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { expectAccessible } from "../testing/accessibility";
import { click } from "../testing/gestures";
import { Button } from "./Button";

afterEach(cleanup);

test("a person's click presses it", () => {
  const press = vi.fn();
  render(<Button onPress={press}>Close</Button>);
  click(screen.getByRole("button", { name: "Close" }));
  expect(press).toHaveBeenCalledOnce();
});

test("a click made by script does nothing", () => {
  const press = vi.fn();
  render(<Button onPress={press}>Close</Button>);
  fireEvent.click(screen.getByRole("button"));
  screen.getByRole("button").click();
  expect(press).not.toHaveBeenCalled();
});

test("the second click of a double click does nothing", () => {
  const press = vi.fn();
  render(<Button onPress={press}>Close</Button>);
  click(screen.getByRole("button"), { detail: 1 });
  click(screen.getByRole("button"), { detail: 2 });
  expect(press).toHaveBeenCalledOnce();
});

test("a click that comes later is meant, though the system counts it with the one before", () => {
  const press = vi.fn();
  vi.spyOn(performance, "now").mockReturnValue(performance.now() - 301);
  render(<Button onPress={press}>Undo</Button>);
  vi.mocked(performance.now).mockRestore();
  click(screen.getByRole("button"), { detail: 2 });
  expect(press).toHaveBeenCalledOnce();
});

test("the second click on a button that came with the first does nothing", () => {
  const press = vi.fn();
  render(<Button onPress={press}>Undo</Button>);
  click(screen.getByRole("button"), { detail: 2 });
  expect(press).not.toHaveBeenCalled();
});

test.each([{ busy: true }, { inert: true }])(
  "while %o it stays where it is and does nothing",
  async (state) => {
    const press = vi.fn();
    render(
      <Button onPress={press} {...state}>
        Close
      </Button>,
    );
    const button = screen.getByRole("button");
    click(button);
    expect(press).not.toHaveBeenCalled();
    expect(button.getAttribute("aria-disabled")).toBe("true");
    expect(document.activeElement).toBe(button);
    await expectAccessible();
  },
);

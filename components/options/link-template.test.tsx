// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { type } from "../testing/gestures";
import { LinkTemplate } from "./LinkTemplate";

afterEach(cleanup);

const stored = "https://desk.example/{id}";

function enter(text: string): ReturnType<typeof vi.fn> {
  const onChange = vi.fn();
  render(<LinkTemplate template={stored} fixed={false} onChange={onChange} />);
  const field = screen.getByRole("textbox", { name: "Link to a ticket in Conduit" });
  type(field, text);
  fireEvent.change(field);
  return onChange;
}

test.each([
  ["http://desk.example/{id}", "Not saved: the address has to begin with https://."],
  ["https://desk.example/", "Not saved: the address lacks {id}."],
  ["https://desk.example/{id}/{name}", "Not saved: no link can lead to this address."],
])("%s is not taken, and it is said why", (text, sentence) => {
  expect(enter(text)).not.toHaveBeenCalled();
  expect(screen.getByRole("alert").textContent).toBe(sentence);
  expect(screen.getByRole("textbox").getAttribute("aria-invalid")).toBe("true");
});

test.each([
  [" https://other.example/{id} ", "https://other.example/{id}"],
  ["", ""],
])("“%s” is taken", (text, taken) => {
  expect(enter(text).mock.calls).toEqual([[taken]]);
  expect(screen.getByRole("alert").textContent).toBe("");
});

test("what is there already is no change", () => {
  expect(enter(stored)).not.toHaveBeenCalled();
});

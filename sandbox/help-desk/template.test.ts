import { expect, test } from "vitest";
import { escapeHtml, fill } from "./template";

test("text is escaped, markup is not", () => {
  const page = fill("frame.html", { title: '<b> & "c"', id: "x" });
  expect(page).toContain("<title>&lt;b&gt; &amp; &quot;c&quot;</title>");
  expect(escapeHtml("plain")).toBe("plain");
});

test("a placeholder that nobody fills is a mistake, not an empty place", () => {
  expect(() => fill("frame.html", { title: "only" })).toThrow("frame.html wants id");
});

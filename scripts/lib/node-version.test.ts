import { expect, test } from "vitest";
import { checkNode } from "./node-version.mjs";

test.each(["20.19.0", "20.20.2", "22.0.0", "24.1.0"])("Node %s will do", (version) => {
  expect(() => checkNode(version)).not.toThrow();
});

test.each(["20.18.9", "18.20.0", "8.0.0"])("Node %s will not", (version) => {
  expect(() => checkNode(version)).toThrow(`needs Node 20.19 or newer; this is Node ${version}`);
});

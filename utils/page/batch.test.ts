// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from "vitest";
import { makeTicketIds } from "../../sandbox/ticket-id";
import { type Batch, createBatch } from "./batch";
import { wholeOf } from "./part";

const [a = "", b = ""] = makeTicketIds({ count: 2 });
let batch: Batch;
let ids: string[];

beforeEach(() => {
  document.body.innerHTML = "";
  batch = createBatch();
  ids = [];
});

describe("searchIfFull", () => {
  it("waits for much text", () => {
    add(a, " ", b);
    searchIfFull();
    expect(ids).toEqual([]);
    add(" ".repeat(5_000));
    searchIfFull();
    expect(ids).toEqual([a, b]);
  });

  it("does not cut a word, but where nothing goes on", () => {
    add(`${a} `, " ".repeat(5_000), b.slice(0, 9));
    searchIfFull();
    expect(ids).toEqual([]);
    add(b.slice(9));
    batch.separate();
    searchIfFull();
    expect(ids).toEqual([a, b]);
  });

  it("does not wait for ever", () => {
    add(`${a} `, "x".repeat(70_000));
    searchIfFull();
    expect(ids).toEqual([a]);
  });
});

it("forgets what was searched", () => {
  add(a);
  batch.search(emit);
  batch.search(emit);
  expect(ids).toEqual([a]);
});

it("does not take the cut edge of a stretch for the edge of a word", () => {
  for (const [text, from, to] of [
    [`x${a}`, 1, 33],
    [`${a}x`, 0, 32],
    [`-${a}-`, 1, 33],
  ] as const) {
    batch.add({ node: new Text(text), from, to });
    batch.search(emit);
  }
  expect(ids).toEqual([a]);
});

function add(...texts: string[]) {
  for (const text of texts) {
    const node = new Text(text);
    document.body.append(node);
    batch.add(wholeOf(node));
  }
}

function searchIfFull() {
  batch.searchIfFull(emit);
}

function emit({ id }: { id: string }) {
  return ids.push(id) > 0;
}

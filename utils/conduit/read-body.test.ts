import { expect, test, vi } from "vitest";
import { MAX_BODY_BYTES, readBody } from "./read-body";

/** An answer whose body comes in pieces, one when it is asked for. */
function answerOf(pieces: Iterable<Uint8Array>, cancel = () => {}): Response {
  const iterator = pieces[Symbol.iterator]();
  const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const { value, done } = iterator.next();
    if (done) controller.close();
    else controller.enqueue(value);
  };
  return new Response(new ReadableStream({ pull, cancel }, { highWaterMark: 0 }));
}

test("a letter that comes in two pieces stays one", async () => {
  const bytes = new TextEncoder().encode("aé😀");
  const each = Array.from(bytes, (byte) => new Uint8Array([byte]));
  expect(await readBody(answerOf(each))).toBe("aé😀");
});

test("a letter that ends in the middle does not get lost", async () => {
  expect(await readBody(answerOf([new Uint8Array([0x61, 0xc3])]))).toBe("a\uFFFD");
});

test("an answer without a body is an empty one", async () => {
  expect(await readBody(new Response(null, { status: 204 }))).toBe("");
});

test("a body as long as it may be is read; of a longer one the rest is not received", async () => {
  const half = new Uint8Array(MAX_BODY_BYTES / 2).fill(0x61);
  expect(await readBody(answerOf([half, half]))).toHaveLength(MAX_BODY_BYTES);
  const cancel = vi.fn();
  let pulled = 0;
  function* endless() {
    for (; ; pulled++) yield half;
  }
  await expect(readBody(answerOf(endless(), cancel))).rejects.toMatchObject({
    failure: { kind: "unreadable" },
  });
  expect(pulled).toBeLessThan(4);
  expect(cancel).toHaveBeenCalledOnce();
});

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { NewerDataError } from "../../utils/core/newer-data";
import { answerInTime, coalesced } from "./answer-in-time";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("answerInTime", () => {
  const signal = new AbortController().signal;

  test("gives the first answer", async () => {
    const question = vi.fn().mockResolvedValue(1);
    expect(await answerInTime(question, signal)).toBe(1);
    expect(question).toHaveBeenCalledOnce();
  });

  test("asks again while the worker starts", async () => {
    const question = vi
      .fn()
      .mockRejectedValueOnce(new Error())
      .mockRejectedValueOnce(new Error())
      .mockResolvedValue(1);
    const answer = answerInTime(question, signal);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await answer).toBe(1);
    expect(question).toHaveBeenCalledTimes(3);
  });

  test("gives up after four refusals within two seconds", async () => {
    const question = vi.fn().mockRejectedValue(new Error("no"));
    const answer = expect(answerInTime(question, signal)).rejects.toThrow("no");
    await vi.advanceTimersByTimeAsync(2_000);
    await answer;
    expect(question).toHaveBeenCalledTimes(4);
  });

  test("does not ask again for what a newer version stored", async () => {
    const question = vi.fn().mockRejectedValue(new NewerDataError());
    await expect(answerInTime(question, signal)).rejects.toThrow(NewerDataError);
    expect(question).toHaveBeenCalledOnce();
  });

  test("silence ends too", async () => {
    const question = vi.fn(() => new Promise<never>(() => undefined));
    const answer = expect(answerInTime(question, signal)).rejects.toThrow("No answer");
    await vi.advanceTimersByTimeAsync(14_000);
    await answer;
  });

  test("stops asking when nobody waits any more", async () => {
    const controller = new AbortController();
    const question = vi.fn(() => new Promise<never>(() => undefined));
    const answer = expect(answerInTime(question, controller.signal)).rejects.toBeDefined();
    controller.abort();
    await answer;
    await vi.advanceTimersByTimeAsync(14_000);
    expect(question).toHaveBeenCalledOnce();
  });
});

describe("coalesced", () => {
  test("what is wanted while it runs makes one more run", async () => {
    let finish = () => {};
    const task = vi.fn(
      () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
    );
    const run = coalesced(task);
    for (let times = 0; times < 5; times++) run();
    expect(task).toHaveBeenCalledTimes(1);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(task).toHaveBeenCalledTimes(2);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(task).toHaveBeenCalledTimes(2);
    run();
    expect(task).toHaveBeenCalledTimes(3);
  });
});

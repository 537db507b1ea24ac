import type { CloseAnswer } from "../../core/close-answer";
import type { CloseJob, ReadBack } from "../../core/close-job";
import { showsClosed } from "../../core/close-sight";
import type { Failure } from "../../core/failure";
import { afterClose, afterLook, noOutage } from "../../core/outage";
import { asOf } from "../../core/request-budget";
import { changeQueue, type QueueStateStore } from "./queue-state";

/** What single answers say about the queue as a whole, stored. */
export interface QueueLessons {
  ofClose(job: CloseJob, answer: CloseAnswer): Promise<void>;
  /**
   * Of a read-back.
   *
   * @param credentialId - the id of the token with which it was read
   */
  ofCheck(job: CloseJob, result: ReadBack, credentialId: string): Promise<void>;
  /** Of a look whether the service is back. */
  ofLook(result: ReadBack): Promise<void>;
  /** Writes down what is left of a silence, seen from a clock that went back: it would grow with every look. */
  setClockRight(): Promise<void>;
}

/** @param now - ms since 1970 */
export function queueLessons(queue: QueueStateStore, now: () => number): QueueLessons {
  async function ofClose({ credentialId }: CloseJob, answer: CloseAnswer): Promise<void> {
    if (answer.kind === "not-sent") return;
    await changeQueue(queue, ({ outage }) => ({
      outage: afterClose(outage, answer.kind !== "unknown", now()),
    }));
    if (answer.kind === "limited") await beSilent(answer.failure.until ?? now());
    if (answer.kind === "credential") await refuse(credentialId, answer.failure);
  }

  async function ofCheck(job: CloseJob, result: ReadBack, credentialId: string): Promise<void> {
    if (result.kind === "token-refused") await refuse(credentialId, result.failure);
    // As definite as an answer: our request was applied.
    const isOurs = job.state === "checking" && job.attempts > 0 && job.refusal === null;
    if (isOurs && result.kind === "ticket" && showsClosed(job, result.ticket))
      await changeQueue(queue, () => ({ outage: noOutage }));
  }

  async function refuse(credentialId: string, failure: Failure): Promise<void> {
    await changeQueue(queue, () => ({ refused: { credentialId, failure } }));
  }

  async function beSilent(until: number): Promise<void> {
    await changeQueue(queue, (state) => {
      const budget = asOf(state.budget, now());
      return { budget: { ...budget, limitedUntil: Math.max(budget.limitedUntil, until) } };
    });
  }

  async function ofLook(result: ReadBack): Promise<void> {
    await changeQueue(queue, ({ outage }) => ({ outage: afterLook(outage, answers(result), now()) }));
  }

  async function setClockRight(): Promise<void> {
    if ((await queue.read()).budget.at > now())
      await changeQueue(queue, ({ budget }) => ({ budget: asOf(budget, now()) }));
  }

  return { ofClose, ofCheck, ofLook, setClockRight };
}

/** Whether the service is there: it said something of its own. */
function answers(result: ReadBack): boolean {
  return (
    ["ticket", "gone", "token-refused"].includes(result.kind) ||
    (result.kind === "failed" && result.isAnswered)
  );
}

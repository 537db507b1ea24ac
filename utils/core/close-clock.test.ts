import { expect, it } from "vitest";
import { clockEvent } from "./close-clock";
import { GESTURE_AT, sampleJob } from "./testing/samples";

const HOUR = 3_600_000;

it.each([
  ["is behind a time of it", { checkedAt: GESTURE_AT + 9 }, GESTURE_AT, 0, { type: "clock-moved", byMs: -9 }],
  ["is right", {}, GESTURE_AT, 0, null],
  [
    "was behind at the gesture",
    { wallAt: GESTURE_AT + HOUR },
    GESTURE_AT + HOUR,
    0,
    { type: "clock-caught-up", byMs: HOUR },
  ],
  [
    "was behind at the gesture, and was set back since",
    { wallAt: GESTURE_AT + HOUR },
    GESTURE_AT + 9,
    0,
    { type: "clock-caught-up", byMs: 9 },
  ],
  ["is as far behind as it was", { wallAt: GESTURE_AT + HOUR }, GESTURE_AT, HOUR, null],
  ["is less far behind", { wallAt: GESTURE_AT + 9 }, GESTURE_AT + 7, 2, { type: "clock-caught-up", byMs: 7 }],
  ["is further behind", { wallAt: GESTURE_AT + 9 }, GESTURE_AT, HOUR, null],
  [
    "is ahead of the wall's",
    { wallAt: GESTURE_AT + 9 },
    GESTURE_AT + HOUR + 9,
    -HOUR,
    { type: "clock-caught-up", byMs: 9 },
  ],
  ["was ahead at the gesture", { wallAt: GESTURE_AT - 9 }, GESTURE_AT, 0, null],
  ["may be the same", { wallAt: GESTURE_AT + HOUR }, GESTURE_AT, null, null],
  ["was behind, as an older version did not tell", {}, GESTURE_AT + HOUR, 0, null],
  [
    "was behind, and something has left",
    { wallAt: GESTURE_AT + HOUR, requests: 1 },
    GESTURE_AT + HOUR,
    0,
    null,
  ],
] as const)("of a job whose clock %s", (_, job, now, behindWall, event) => {
  expect(clockEvent(sampleJob(job), now, behindWall)).toEqual(event);
});

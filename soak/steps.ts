import fc from "fast-check";
import type { Fault, FaultPosition } from "../sandbox/faults";

/** So many tickets a day has. */
export const TICKETS = 4;

/** One thing that happens on a day. `ticket` counts from 0. */
export type Step =
  | { do: "gesture" | "undo" | "dismiss" | "look" | "change" | "close-elsewhere"; ticket: number }
  | { do: "pass"; ms: number }
  | { do: "end-worker"; after: number }
  | { do: "fault"; method: "GET" | "POST"; fault: Fault; at: FaultPosition }
  | { do: "move-clock"; ms: number }
  | { do: "sleep"; after: number; ms: number }
  | { do: "crowd"; requests: number }
  | { do: "network" | "resume" | "new-token" | "forget-token" | "upgrade" };

const status = (code: number, headers = {}): Fault => ({
  kind: "status",
  status: code,
  body: { error: "As the test says" },
  headers,
});

const faults: Fault[] = [
  { kind: "reset" },
  { kind: "hang" },
  { kind: "delay", ms: 3_000 },
  { kind: "delay", ms: 45_000 },
  { kind: "html" },
  { kind: "truncated" },
  { kind: "empty" },
  { kind: "wrong-id" },
  { kind: "wrong-status" },
  { kind: "redirect", location: "https://login.example/" },
  status(401),
  status(403),
  status(404),
  status(409),
  status(429, { "retry-after": "20" }),
  status(500),
  status(503),
];

const ticket = fc.nat(TICKETS - 1);
/** Any of them, those more often that lead to closes. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("gesture" as const), ticket }) },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant("pass" as const), ms: fc.integer({ min: 1, max: 70_000 }) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("end-worker" as const), after: fc.nat(60) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("fault" as const),
      method: fc.constantFrom("POST", "POST", "GET"),
      fault: fc.constantFrom(...faults),
      at: fc.constantFrom<FaultPosition>(
        "before-reading",
        "after-reading",
        "after-applying",
        "while-answering",
      ),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom(
        "undo" as const,
        "undo" as const,
        "dismiss" as const,
        "look" as const,
        "change" as const,
        "close-elsewhere" as const,
      ),
      ticket,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("move-clock" as const),
      ms: fc.integer({ min: -7_200_000, max: 7_200_000 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("sleep" as const),
      after: fc.nat(20),
      ms: fc.constantFrom(20_000, 700_000, 3_600_000, 9 * 3_600_000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("crowd" as const), requests: fc.integer({ min: 10, max: 60 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        "network" as const,
        "resume" as const,
        "new-token" as const,
        "forget-token" as const,
        "upgrade" as const,
      ),
    }),
  },
);

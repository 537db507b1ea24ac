import { expect, it } from "vitest";
import type { Fault, FaultPosition } from "../sandbox/faults";
import { alpineWorkspace } from "../sandbox/seed/workspaces";
import { verdictOf } from "./verdict";
import { World } from "./world";

/** More than are read of a list. */
const NEWER = 600;

// `GET /v1/tickets/{id}` is not documented: where it is not there, tickets can only be looked for in lists.
const behaviour = { singleTicket: "not-found", requestsPerMinute: Number.POSITIVE_INFINITY } as const;

it.each<[string, Fault, FaultPosition]>([
  ["its answer was lost", { kind: "reset" }, "after-applying"],
  [
    "it was refused after it was applied",
    { kind: "status", status: 409, body: { error: "No" } },
    "after-applying",
  ],
])("a close that lies too far back to be looked up is put to the agent: %s", async (_, fault, at) => {
  const world = new World({ behaviour });
  const [id = ""] = world.addTickets(1);
  await world.timeline.pass(60_000);
  world.addTickets(NEWER);
  world.service.faults.add({ on: { method: "POST" }, do: fault, at });
  const promised = await world.timeline.until(world.gesture([id]));
  await world.timeline.pass(300_000);
  expect((await verdictOf(world, promised ?? [])).wrong).toEqual([]);
  expect((await world.store.all())[0]).toMatchObject({ state: "needs-agent", reason: "not-found-out" });
});

it("a close is looked up where it was chosen, whichever workspace is chosen by then", async () => {
  const world = new World({ behaviour });
  const [id = ""] = world.addTickets(1);
  world.service.faults.add({ on: { method: "POST" }, do: { kind: "reset" }, at: "before-reading" });
  await world.timeline.until(world.gesture([id]));
  world.credential = { ...world.credential, workspaceId: alpineWorkspace };
  await world.timeline.pass(300_000);
  expect((await world.store.all())[0]).toMatchObject({ state: "closed", attempts: 2 });
});

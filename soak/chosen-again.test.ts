import { expect, it } from "vitest";
import { Day } from "./day";
import { World } from "./world";

it("sends what is chosen again after the agent saw that it changed", async () => {
  const world = new World();
  const { timeline, service } = world;
  const [id = ""] = world.addTickets(1);
  const failing = (method: "GET" | "POST", status: number, headers = {}) =>
    service.faults.add({ on: { method }, do: { kind: "status", status, body: { error: "No" }, headers } });
  failing("POST", 429, { "retry-after": "1" });
  const [job] = (await timeline.until(world.gesture([id]))) ?? [];
  await timeline.pass(5_500);
  failing("GET", 500);
  await timeline.until(world.decide("undo", [job?.id ?? ""]));
  await timeline.pass(3_000);
  service.faults.clear();
  service.state.change(id, { subject: "Changed" });
  await timeline.until(world.look(id));
  expect(await world.store.all()).toMatchObject([{ state: "checking", stopping: true, seenChanged: true }]);
  await timeline.until(world.gesture([id]));
  await timeline.pass(60_000);
  expect(await world.store.all()).toMatchObject([{ id: job?.id, state: "closed", evidence: "answer" }]);
  expect(world.network.sent.map(({ knewOfChange }) => knewOfChange)).toEqual([false, false]);
});

it("notices what is sent though the worker knows that it changed since it was chosen", async () => {
  const world = new World();
  const { timeline, store } = world;
  const [id = ""] = world.addTickets(1);
  // What the job learns of it is lost.
  const { replace } = store;
  store.replace = async (job) => job.state === "needs-agent" || replace(job);
  await timeline.until(world.gesture([id]));
  world.service.state.change(id, { subject: "Changed" });
  await timeline.until(world.look(id));
  await timeline.pass(60_000);
  expect(world.network.sent.map(({ knewOfChange }) => knewOfChange)).toEqual([true]);
});

it("counts the age of what is chosen again from the last choice on, as it starts anew", async () => {
  const limited = { kind: "status", status: 429, body: {}, headers: { "retry-after": "1" } } as const;
  const { world } = await Day.play(1, [
    { do: "fault", method: "POST", fault: limited, at: "before-reading" },
    { do: "gesture", ticket: 0 },
    { do: "pass", ms: 5_500 },
    { do: "network" },
    { do: "undo", ticket: 0 },
    { do: "sleep", after: 0, ms: 9 * 3_600_000 },
    { do: "gesture", ticket: 0 },
    { do: "network" },
    { do: "pass", ms: 60_000 },
  ]);
  expect(world.network.sent.map(({ leftAt, chosenAt }) => leftAt - chosenAt < 60_000)).toEqual([true, true]);
});

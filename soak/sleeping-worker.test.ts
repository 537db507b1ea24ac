import { expect, it } from "vitest";
import { World } from "./world";

it("what is chosen by a clock that stood still in sleep can be taken back as long with the next worker", async () => {
  const world = new World();
  const { timeline } = world;
  const [first = "", second = ""] = world.addTickets(2);
  await timeline.until(world.gesture([first]));
  world.sleep(20_000);
  await timeline.until(world.gesture([second]));
  world.endWorker();
  world.wake();
  await timeline.pass(60_000);
  const [sent] = world.network.sent.filter(({ ticketId }) => ticketId === second);
  expect((sent?.leftAt ?? 0) - (sent?.chosenAt ?? 0)).toBeGreaterThanOrEqual(5_000);
  expect((sent?.leftAt ?? 0) - (sent?.chosenAt ?? 0)).toBeLessThan(7_000);
});

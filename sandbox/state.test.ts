import { expect, test } from "vitest";
import { createState } from "./state";
import { dayOf } from "./ticket-id";

const now = () => Date.parse("2026-11-20T10:00:00.000Z");
const sample = "xd88mkfbmxgckpeyzs8m9r9d3d843me3";

test("the same seed gives the same tickets, another seed others", () => {
  expect(createState({ now }).tickets()).toEqual(createState({ now: () => 0 }).tickets());
  expect(createState({ now, seed: 2 }).tickets()).not.toEqual(createState({ now }).tickets());
});

test("a help desk with a bit of everything", () => {
  const tickets = createState({ now }).tickets();
  expect(tickets).toHaveLength(60);
  expect(new Set(tickets.map((ticket) => ticket.id)).size).toBe(60);
  const count = (status: string | null) => tickets.filter((ticket) => ticket.status === status).length;
  for (const status of ["new", "pending", "resolved", "closed"]) expect(count(status)).toBeGreaterThan(3);
  expect([count(null), count("awaiting_approval")]).toEqual([1, 1]);
  expect(new Set(tickets.map((ticket) => ticket.workspace_id)).size).toBe(2);
  expect(tickets.filter((ticket) => ticket.assignee === null).length).toBeGreaterThan(3);
  expect(tickets.filter((ticket) => ticket.call_transcript_id !== null).length).toBeGreaterThan(1);
});

test("nothing happens after the moment reached, nor before the ticket exists", () => {
  const until = Date.parse("2027-03-01T00:00:00.000Z");
  for (const { created_at, updated_at } of createState({ now, until }).tickets()) {
    if (created_at === null || updated_at === null) continue;
    expect(Date.parse(updated_at)).toBeLessThanOrEqual(until);
    expect(Date.parse(updated_at)).toBeGreaterThanOrEqual(Date.parse(created_at));
  }
});

test("the odd ones are there", () => {
  const { notable, ticket } = createState({ now });
  expect(ticket(notable.sample)?.id).toBe(sample);
  expect(ticket(notable.markup)?.subject).toContain("<img");
  expect(ticket(notable.rightToLeft)?.last_message_preview).toContain("\u202e");
  expect(ticket(notable.longSubject)?.subject?.length).toBeGreaterThan(1_000);
  const { id, workspace_id, follow_up_at, call_transcript_id, ...rest } = ticket(notable.bare) ?? { id: "" };
  expect(id).toBe(notable.bare);
  expect(new Set(Object.values(rest))).toEqual(new Set([null]));
});

test("a colleague's change shows in updated_at, even twice in a millisecond or with a clock behind", () => {
  const state = createState({ now: () => 0 });
  const before = state.ticket(sample);
  const once = state.change(sample, { status: "pending" });
  const twice = state.change(sample, { status: "resolved" });
  expect(once.updated_at).toBe("2026-04-03T03:14:15.001Z");
  expect(twice.updated_at).toBe("2026-04-03T03:14:15.002Z");
  expect(before?.status).toBe("resolved");
  expect(before?.updated_at).toBe("2026-04-03T03:14:15.000Z");
  expect(state.history.map(({ after, by }) => [after, by])).toEqual([
    ["pending", "colleague"],
    ["resolved", "colleague"],
  ]);
  expect(createState({ now }).change(sample, {}).updated_at).toBe("2026-11-20T10:00:00.000Z");
});

test("a change of what is not there is a mistake of the test", () => {
  expect(() => createState({ now }).change("nothing", {})).toThrow("nothing");
});

test("tickets come and go", () => {
  const state = createState({ now });
  const added = state.addTicket({ subject: "One more" });
  expect(added).toMatchObject({
    subject: "One more",
    status: "resolved",
    created_at: "2026-11-20T10:00:00.000Z",
  });
  expect(state.tickets().at(-1)).toBe(added);
  const old = state.addTicket({ created_at: "2026-01-02T00:00:00.000Z" });
  expect(state.tickets()[1]).toBe(old);
  expect(dayOf(Date.parse(old.created_at ?? ""))).toBe(20_455);
  state.remove(added.id);
  expect(state.ticket(added.id)).toBeUndefined();
  expect(state.tickets()).toHaveLength(61);
});

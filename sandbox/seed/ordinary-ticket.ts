import type { SeededRandom } from "../random";
import type { Assignee, SandboxTicket } from "../ticket";
import { dayOf, makeTicketId } from "../ticket-id";
import { channels, houses, topics } from "./topics";
import { harbourWorkspace, inboxTypes } from "./workspaces";

/**
 * One believable ticket of a help desk; fields that go together agree (nobody waits on a resolved ticket).
 *
 * @param made.index picks the topic; from the second round through the topics the subject names a house
 * @param made.created when the guest wrote, made.until the latest moment that anything happened, in milliseconds
 */
export function ordinaryTicket({
  random,
  index,
  created,
  until,
  workspaceId = harbourWorkspace,
}: OrdinaryTicket): SandboxTicket {
  const [subject, summary, lastMessage] = topics[index % topics.length] ?? topics[0];
  const round = Math.floor(index / topics.length);
  const status = random.pick(statuses);
  const channel = random.pick(channels);
  const contact = makeTicketId({ table: contactTable, day: dayOf(created), random: random.bytes(14) });
  const updated = created + Math.floor((until - created) * random.next());
  const assignee = status === "new" ? null : random.pick(assignees);
  const onPhone = channel === "phone";
  return {
    id: makeTicketId({ day: dayOf(created), random: random.bytes(14) }),
    workspace_id: workspaceId,
    contact_id: contact,
    conversation_id: contact,
    channel,
    status,
    waiting_on: waitingOn(status, random),
    inbox_type_id: random.pick(inboxTypes[workspaceId] ?? [{ id: "guest", name: "Guests" }]).id,
    subject: round === 0 ? subject : `${subject} (${random.pick(houses)})`,
    summary: random.integer(8) === 0 ? null : summary,
    ai_paused: random.integer(5) === 0,
    assignee,
    follow_up_at: status === "pending" && random.integer(2) === 0 ? timestamp(until + 86_400_000) : null,
    last_message_at: timestamp(updated),
    last_message_preview: onPhone ? null : lastMessage,
    created_at: timestamp(created),
    updated_at: timestamp(updated),
    call_transcript_id: onPhone
      ? makeTicketId({ table: callTable, day: dayOf(created), random: random.bytes(14) })
      : null,
  };
}

/** The service's way to write a moment: ISO 8601, milliseconds, Z. */
export function timestamp(time: number): string {
  return new Date(time).toISOString();
}

function waitingOn(status: string, random: SeededRandom): string {
  if (status === "new") return "team";
  return status === "pending" ? random.pick(["customer", "customer", "third_party", "team"]) : "none";
}

const contactTable = 10_036;
const callTable = 10_050;

// Mostly work still to do, and enough of it resolved for closing.
const statuses = ["new", "pending", "pending", "resolved", "resolved", "resolved", "closed"] as const;

const assignees: readonly [Assignee, ...Assignee[]] = [
  {
    id: "m48desknorth1x3v5t7r9p2n4k6h8f0d",
    name: "Desk North",
    email: "north@example.com",
    picture_url: null,
  },
  {
    id: "m48desksouth2y4w6t8r0q1n3k5h7f9d",
    name: "Desk South",
    email: "south@example.com",
    picture_url: null,
  },
  {
    id: "m48nightshift5c7b9v1x3z2m4k6j8h0",
    name: "Night Shift",
    email: null,
    picture_url: "https://pictures.example.com/night.png",
  },
];

export type OrdinaryTicket = {
  random: SeededRandom;
  index: number;
  created: number;
  until: number;
  workspaceId?: string;
};

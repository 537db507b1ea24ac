import { lookAlikes } from "../../sandbox/help-desk/look-alikes";
import { makeTicketIds } from "../../sandbox/ticket-id";

/** Ids to plant; another seed gives others. */
export function someIds(seed: number, count: number): string[] {
  return [...makeTicketIds({ count, seed })];
}

/** A text without an id, but full of what looks like one: no page in which it stands may tell of anything in it. */
export function decoys(seed: number): string {
  const [id = ""] = makeTicketIds({ count: 1, seed: 1_000_000 + seed });
  // A page's script tells ids of all tables; which of them are tickets is for others to say.
  return lookAlikes(id)
    .filter(({ why }) => !why.startsWith("a contact"))
    .map(({ text }) => text)
    .join(" ");
}

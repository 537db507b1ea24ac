import { seededRandom } from "../random";
import type { SandboxTicket } from "../ticket";
import { type OddKind, oddTickets } from "./odd-tickets";
import { ordinaryTicket } from "./ordinary-ticket";
import { sampleTicket } from "./sample-ticket";
import { alpineWorkspace, harbourWorkspace } from "./workspaces";

/** The moment that the seeded help desk has reached, unless another is given: fixed, so that its ids are too. */
const seededUntil = Date.parse("2026-11-20T09:30:00.000Z");

/**
 * The help desk at start: the documentation's ticket, one of each odd kind, and ordinary ones in both workspaces, the
 * newest ten minutes old and the oldest some weeks. The same seed and moment give the same tickets.
 */
export function seedTickets({
  seed = 1,
  until = seededUntil,
}: {
  seed?: number;
  until?: number;
} = {}): Seeded {
  const random = seededRandom(seed);
  const kinds = Object.keys(oddTickets) as OddKind[];
  const ordinary = Array.from({ length: ordinaryCount }, (_, index) => {
    const age = 600_000 * 1.18 ** index * (0.9 + 0.2 * random.next());
    const workspaceId = index % 5 === 4 ? alpineWorkspace : harbourWorkspace;
    return ordinaryTicket({ random, index, created: Math.floor(until - age), until, workspaceId });
  });
  const odd = kinds.map((kind, index) => {
    const created = until - (index + 1) * 5_400_000;
    const base = ordinaryTicket({ random, index, created, until, workspaceId: harbourWorkspace });
    return { ...base, ...oddTickets[kind] };
  });
  const oddIds = Object.fromEntries(kinds.map((kind, index) => [kind, odd[index]?.id ?? ""]));
  return {
    tickets: [{ ...sampleTicket, status: "resolved" }, ...odd, ...ordinary],
    notable: { sample: sampleTicket.id, ...(oddIds as Record<OddKind, string>) },
  };
}

const ordinaryCount = 51;

/** Ids of the tickets that are there for a reason. */
export type Notable = Readonly<Record<OddKind | "sample", string>>;

type Seeded = { tickets: readonly SandboxTicket[]; notable: Notable };

import type { Ticket } from "./ticket";

/** What a template for links to tickets can lack. */
export type LinkProblem = "not-https" | "no-id" | "wrong";

/** No template is longer, in characters. */
const LONGEST_LINK_TEMPLATE = 1_000;

/** What stands for a part of the ticket. */
type Placeholder = "{id}" | "{conversation_id}" | "{workspace_id}";

const PLACEHOLDERS = /\{(?:id|conversation_id|workspace_id)\}/g;

/**
 * Checks a template for links to tickets in Conduit, such as `https://desk.example/t/{id}`. Placeholders belong behind the host: a
 * ticket must not decide where a link leads.
 *
 * @param template - without blanks around it
 * @returns what is wrong, or `null`; an empty one is right and means no links
 */
export function linkTemplateProblem(template: string): LinkProblem | null {
  if (template === "") return null;
  if (!/^https:\/\//i.test(template)) return "not-https";
  if (!template.includes("{id}")) return "no-id";
  const bare = template.replace(PLACEHOLDERS, "0");
  const isOdd = template.length > LONGEST_LINK_TEMPLATE || /[\s{}\\]/.test(bare) || !URL.canParse(bare);
  const host = template.slice("https://".length).split(/[/?#]/)[0] ?? "";
  return isOdd || host === "" || /[{@]/.test(host) ? "wrong" : null;
}

/** What ids look like: anything else could mean something in an address, such as `..`, or be no text at all. */
const ID = /^[\w-]+$/;

/** The link to a ticket; `null` without a template, and where the ticket lacks what the template asks for, or has no id there. */
export function ticketLink(
  template: string,
  ticket: Pick<Ticket, "id" | "conversationId" | "workspaceId">,
): string | null {
  if (template === "" || linkTemplateProblem(template) !== null) return null;
  const parts: Record<Placeholder, string | null> = {
    "{id}": ticket.id,
    "{conversation_id}": ticket.conversationId,
    "{workspace_id}": ticket.workspaceId,
  };
  const used = template.match(PLACEHOLDERS) ?? [];
  if (used.some((placeholder) => !ID.test(parts[placeholder as Placeholder] ?? ""))) return null;
  return template.replace(PLACEHOLDERS, (placeholder) => parts[placeholder as Placeholder] ?? "");
}

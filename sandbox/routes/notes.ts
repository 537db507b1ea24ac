import { type Answer, json, Refusal } from "../answer";
import { page } from "../paging";
import { creationKey } from "../state";
import { type RouteContext, requireWriteAccess, ticketInPath } from "./context";

/** `GET /v1/tickets/{id}/notes`: oldest first. */
export function listNotes(context: RouteContext): Answer {
  const ticket = ticketInPath(context);
  const items = context.state
    .notes(ticket.id)
    .toSorted((one, other) => (creationKey(one) < creationKey(other) ? -1 : 1));
  return json(200, page({ items, keyOf: creationKey, scope: `notes ${ticket.id}` }, context.query));
}

/** `POST /v1/tickets/{id}/notes`: an internal note; customers never see it. */
export function addNote(context: RouteContext): Answer {
  requireWriteAccess(context);
  const ticket = ticketInPath(context);
  const { body, mentions } = noteIn(context.body);
  return json(200, { data: context.state.addNote(ticket.id, body, mentions) });
}

function noteIn(text: string): { body: string; mentions: readonly string[] } {
  const sent = parsed(text);
  if (typeof sent !== "object" || sent === null) throw new Refusal(400, "A JSON object is required");
  const body = "body" in sent ? sent.body : undefined;
  const mentions = "mention_user_ids" in sent ? sent.mention_user_ids : [];
  if (typeof body !== "string" || body === "")
    throw new Refusal(400, "body must be a text that is not empty");
  if (!isListOfTexts(mentions) || mentions.length > 25) {
    throw new Refusal(400, "mention_user_ids must be a list of at most 25 ids");
  }
  return { body, mentions };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, "The body is not JSON");
  }
}

function isListOfTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

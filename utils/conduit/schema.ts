import * as z from "zod/mini";
import type { Assignee, Inbox, Ticket, Workspace } from "../core/ticket";

// Zod would otherwise probe for `eval`, which our content security policy refuses and reports.
z.config({ jitless: true });

/** Longer texts are cut: a list of tickets has to fit into the browser's session storage. */
const MAX_TEXT = 2_000;
const MAX_ID = 200;

const id = z.string().check(z.minLength(1), z.maxLength(MAX_ID));
/** A wrong type in one field loses that field, not the ticket. */
const text = z.catch(
  z.nullable(
    z.pipe(
      z.string(),
      z.transform((value) => value.slice(0, MAX_TEXT)),
    ),
  ),
  null,
);
const flag = z.catch(z.nullable(z.boolean()), null);

const assignee = z.catch(z.nullable(z.object({ id: text, name: text, email: text })), null);

const wireTicket = z.object({
  id,
  workspace_id: text,
  contact_id: text,
  conversation_id: text,
  channel: text,
  status: text,
  waiting_on: text,
  inbox_type_id: text,
  subject: text,
  summary: text,
  ai_paused: flag,
  assignee,
  follow_up_at: text,
  last_message_at: text,
  last_message_preview: text,
  created_at: text,
  updated_at: text,
  call_transcript_id: text,
});

const ticket = z.pipe(
  wireTicket,
  z.transform(
    (wire): Ticket => ({
      id: wire.id,
      workspaceId: wire.workspace_id,
      contactId: wire.contact_id,
      conversationId: wire.conversation_id,
      channel: wire.channel,
      status: wire.status,
      waitingOn: wire.waiting_on,
      inboxTypeId: wire.inbox_type_id,
      subject: wire.subject,
      summary: wire.summary,
      aiPaused: wire.ai_paused,
      assignee: wire.assignee satisfies Assignee | null,
      followUpAt: wire.follow_up_at,
      lastMessageAt: wire.last_message_at,
      lastMessagePreview: wire.last_message_preview,
      createdAt: wire.created_at,
      updatedAt: wire.updated_at,
      callTranscriptId: wire.call_transcript_id,
    }),
  ),
);

const workspace: z.ZodMiniType<Workspace> = z.object({ id, name: text });

const inbox: z.ZodMiniType<Inbox> = z.object({ id, name: text });

/** `{data: ticket}`, the answer of a call about one ticket. */
export const ticketAnswer = z.object({ data: ticket });

/** One page of a list of tickets; an entry that is no ticket is left out. */
export const ticketListAnswer = listOf(ticket);

/** One page of the workspaces that a token reaches. */
export const workspaceListAnswer = listOf(workspace);

/** The inboxes of a workspace. */
export const inboxListAnswer = listOf(inbox);

/** The form of the service's own errors. */
export const errorAnswer = z.object({ error: z.string() });

function listOf<T>(item: z.ZodMiniType<T>) {
  return z.pipe(
    z.object({
      data: z.array(z.unknown()),
      next_cursor: z.catch(z.nullish(z.string()), null),
      has_more: z.catch(z.boolean(), true),
    }),
    z.transform((page) => ({
      items: page.data.flatMap((entry) => {
        const parsed = z.safeParse(item, entry);
        return parsed.success ? [parsed.data] : [];
      }),
      nextCursor: page.has_more ? (page.next_cursor ?? null) : null,
    })),
  );
}

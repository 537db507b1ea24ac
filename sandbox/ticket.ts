/** A ticket as the service writes it. Everything but the id may be null: the documentation does not say otherwise. */
export type SandboxTicket = Readonly<{
  id: string;
  workspace_id: string | null;
  contact_id: string | null;
  conversation_id: string | null;
  channel: string | null;
  status: string | null;
  waiting_on: string | null;
  inbox_type_id: string | null;
  subject: string | null;
  summary: string | null;
  ai_paused: boolean | null;
  assignee: Readonly<Assignee> | null;
  follow_up_at: string | null;
  last_message_at: string | null;
  last_message_preview: string | null;
  created_at: string | null;
  updated_at: string | null;
  call_transcript_id: string | null;
}>;

export type Assignee = {
  id: string | null;
  name: string | null;
  email: string | null;
  picture_url: string | null;
};

export type Note = Readonly<{
  id: string;
  ticket_id: string;
  body: string;
  mention_user_ids: readonly string[];
  created_at: string;
}>;

import type { SandboxTicket } from "../ticket";
import { harbourWorkspace } from "./workspaces";

/**
 * The ticket that Conduit's documentation shows in every example, field for field. There it is `new`; a running sandbox
 * holds it `resolved`, because only resolved tickets close.
 */
export const sampleTicket: SandboxTicket = {
  id: "xd88mkfbmxgckpeyzs8m9r9d3d843me3",
  workspace_id: harbourWorkspace,
  contact_id: "ph77c0dy0mgdpzmqz6tesry8w184002s",
  conversation_id: "ph77c0dy0mgdpzmqz6tesry8w184002s",
  channel: "unthreaded_email",
  status: "new",
  waiting_on: "customer",
  inbox_type_id: "guest",
  subject: "Early check-in request",
  summary: "Guest asked to confirm whether early arrival is possible.",
  ai_paused: false,
  assignee: {
    id: "m48k3v7p2q9x5t1w8r6n4j0y3u2i5o7a",
    name: "Alex M",
    email: "alex@example.com",
    picture_url: null,
  },
  follow_up_at: null,
  last_message_at: "2026-04-03T03:14:15.000Z",
  last_message_preview: "Can I check in early?",
  created_at: "2026-04-01T17:22:10.000Z",
  updated_at: "2026-04-03T03:14:15.000Z",
  call_transcript_id: null,
};

import type { ConnectionView } from "../core/protocol";
import type { Credential } from "./credential";

/** Whether there is a token, and which one. */
export interface Standing {
  connection: ConnectionView;
  /** Tells the token's jobs from those of another; `null` without a token. */
  credentialId: string | null;
}

/** What our pages may know of the credential: never the token. */
export function connectionView(value: Credential | "none" | "lost"): ConnectionView {
  if (typeof value === "string") return { state: value };
  const { workspaces, workspaceId, savedAt } = value;
  return { state: "connected", workspaces, workspaceId, savedAt };
}

/** The same, and which token it is. */
export function standingOf(value: Credential | "none" | "lost"): Standing {
  return {
    connection: connectionView(value),
    credentialId: typeof value === "string" ? null : value.credentialId,
  };
}

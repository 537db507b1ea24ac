import { alpineWorkspace, harbourWorkspace } from "./seed/workspaces";

/** The tokens that every sandbox starts with. Invented: they open nothing but this process. */
export const tokens = {
  write: "capi_sandbox_write",
  read: "capi_sandbox_read",
  noPlan: "capi_sandbox_noplan",
  other: "capi_sandbox_other",
} as const;

/** The rights behind the tokens above, by secret, in a map that a test may change. */
export function startingTokens(): Map<string, Token> {
  const both = [harbourWorkspace, alpineWorkspace];
  return new Map<string, Token>([
    [tokens.write, { name: "write", access: "write", workspaceIds: both, plan: true }],
    [tokens.read, { name: "read", access: "read", workspaceIds: both, plan: true }],
    [tokens.noPlan, { name: "noplan", access: "write", workspaceIds: both, plan: false }],
    [tokens.other, { name: "other", access: "write", workspaceIds: [alpineWorkspace], plan: true }],
  ]);
}

export type Token = Readonly<{
  /** What the ledger calls it; the secret itself is never written down. */
  name: string;
  access: "read" | "write";
  workspaceIds: readonly string[];
  /** False where the workspace's plan does not include the API. */
  plan: boolean;
}>;

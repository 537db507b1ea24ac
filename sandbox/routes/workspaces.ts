import { type Answer, json } from "../answer";
import { page } from "../paging";
import { type RouteContext, requiredWorkspace } from "./context";

/** `GET /v1/workspaces`: those that the token reaches. */
export function listWorkspaces({ state, token, query }: RouteContext): Answer {
  const items = state.workspaces
    .filter((workspace) => token.workspaceIds.includes(workspace.id))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return json(200, page({ items, keyOf: (workspace) => workspace.id, scope: "workspaces" }, query));
}

/** `GET /v1/inbox-types`: the names behind `inbox_type_id`. */
export function listInboxTypes(context: RouteContext): Answer {
  return json(200, { data: context.state.inboxTypes(requiredWorkspace(context)) });
}

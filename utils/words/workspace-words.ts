import type { Workspace } from "../core/ticket";
import { visibleText } from "../core/visible-text";

/** The name of a workspace, or its id where the service gives no name. */
export function workspaceName(workspace: Workspace): string {
  return visibleText(workspace.name?.trim() || workspace.id);
}

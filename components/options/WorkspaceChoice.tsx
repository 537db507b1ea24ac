import type { ConnectionView } from "../../utils/core/protocol";
import { t } from "../../utils/platform/i18n";
import { workspaceName } from "../../utils/words/workspace-words";
import styles from "./WorkspaceChoice.module.css";

interface WorkspaceChoiceProps {
  connection: ConnectionView & { state: "connected" };
  onChange(workspaceId: string | null): void;
}

/** Lets the service find a ticket's workspace, or fixes one. */
export function WorkspaceChoice({ connection: { workspaces, workspaceId }, onChange }: WorkspaceChoiceProps) {
  return (
    <div>
      <select
        class={styles["select"]}
        aria-label={t("workspace")}
        aria-describedby="workspace-hint"
        value={workspaceId ?? ""}
        onChange={(event) => onChange(event.currentTarget.value || null)}
      >
        <option value="">{t("workspaceAuto")}</option>
        {workspaces.map((workspace) => (
          <option key={workspace.id} value={workspace.id}>
            {workspaceName(workspace)}
          </option>
        ))}
      </select>
      <p class={styles["hint"]} id="workspace-hint">
        {t("workspaceHint")}
      </p>
    </div>
  );
}

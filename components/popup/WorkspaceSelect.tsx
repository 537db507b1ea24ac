import type { ConnectionView } from "../../utils/core/protocol";
import { t } from "../../utils/platform/i18n";
import { workspaceName } from "../../utils/words/workspace-words";
import styles from "./WorkspaceSelect.module.css";

interface WorkspaceSelectProps {
  connection: ConnectionView & { state: "connected" };
  onChange(workspaceId: string | null): void;
}

/** Which workspace tickets are looked for in: a choice where the token reaches several, else only its name. */
export function WorkspaceSelect({ connection: { workspaces, workspaceId }, onChange }: WorkspaceSelectProps) {
  const [only] = workspaces;
  if (!only) return null;
  if (workspaces.length === 1) return <bdi class={styles["only"]}>{workspaceName(only)}</bdi>;
  return (
    <select
      class={styles["select"]}
      aria-label={t("workspace")}
      value={workspaceId ?? ""}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    >
      <option value="">{t("workspaceAutomatic")}</option>
      {workspaces.map((workspace) => (
        <option key={workspace.id} value={workspace.id}>
          {workspaceName(workspace)}
        </option>
      ))}
    </select>
  );
}

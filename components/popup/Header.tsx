import type { ConnectionView } from "../../utils/core/protocol";
import { t } from "../../utils/platform/i18n";
import { IconButton } from "../ui/IconButton";
import { Mark } from "../ui/Mark";
import styles from "./Header.module.css";
import { WorkspaceSelect } from "./WorkspaceSelect";

interface HeaderProps {
  connection: ConnectionView | null;
  /** Whether tickets are being read at the moment. */
  loading: boolean;
  onWorkspace(workspaceId: string | null): void;
  onRefresh(): void;
  /** Opens the same at the side; `null` where it is there already. */
  onSide: (() => void) | null;
  onSettings(): void;
}

/** The popup's first line: whose screen it is, which workspace, and the things that concern all of it. */
export function Header({ connection, loading, onWorkspace, onRefresh, onSide, onSettings }: HeaderProps) {
  return (
    <header class={styles["header"]}>
      <Mark size={18} />
      <h1 class={styles["name"]}>{t("extensionName")}</h1>
      {connection?.state === "connected" && (
        <WorkspaceSelect connection={connection} onChange={onWorkspace} />
      )}
      <span class={styles["gap"]} />
      {connection?.state === "connected" && (
        <IconButton icon="refresh" name={t("refresh")} turning={loading} onPress={onRefresh} />
      )}
      {onSide && <IconButton icon="panel" name={t("openSide")} onPress={onSide} />}
      <IconButton icon="settings" name={t("openSettings")} onPress={onSettings} />
    </header>
  );
}

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Failure } from "../../utils/core/failure";
import type { ConnectionView } from "../../utils/core/protocol";
import { t, tCount } from "../../utils/platform/i18n";
import { exactTime } from "../../utils/words/time-words";
import { workspaceName } from "../../utils/words/workspace-words";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { ConnectForm } from "./ConnectForm";
import styles from "./Connection.module.css";
import { useFocusSoon } from "./use-focus-soon";

interface ConnectionProps {
  connection: ConnectionView | null;
  onConnect(token: string): Promise<Failure | null>;
  onAllow(): Promise<boolean>;
}

/** Whether we are signed in, and the way to be. A saved token is never shown again, only replaced. */
export function Connection({ connection, onConnect, onAllow }: ConnectionProps) {
  const [replacing, setReplacing] = useState(false);
  const focusSoon = useFocusSoon("connect");
  const connectedTo = useRef<HTMLParagraphElement>(null);
  const isConnected = connection?.state === "connected";
  const hasForm = connection !== null && (!isConnected || replacing);
  const hadForm = useRef(hasForm);
  useLayoutEffect(() => {
    // The form took the focus with it, by whichever came first: the answer to its token or the news of the connection.
    if (hadForm.current && !hasForm && document.activeElement === document.body) connectedTo.current?.focus();
    hadForm.current = hasForm;
  }, [hasForm]);
  if (!connection) return <p class={styles["quiet"]}>{t("loading")}</p>;
  const replace = () => {
    setReplacing(true);
    focusSoon("#token");
  };
  const keep = () => {
    setReplacing(false);
    focusSoon('[data-part="replace"]');
  };
  const connect = async (token: string) => {
    const failure = await onConnect(token);
    if (!failure) setReplacing(false);
    return failure;
  };
  return (
    <>
      {connection.state === "lost" && <p class={styles["lost"]}>{t("lostNote")}</p>}
      {isConnected && (
        <div class={styles["connected"]}>
          <p class={styles["state"]} tabIndex={-1} ref={connectedTo}>
            <Icon name="check" class={styles["check"]} />
            <strong>{t("connected")}</strong>
            <span class={styles["quiet"]}>{t("connectedSince", exactTime(connection.savedAt))}</span>
          </p>
          <Workspaces workspaces={connection.workspaces} />
          {!replacing && (
            <Button part="replace" onPress={replace}>
              {t("replaceToken")}
            </Button>
          )}
        </div>
      )}
      {hasForm && (
        <ConnectForm
          onConnect={connect}
          onAllow={onAllow}
          {...(replacing && isConnected && { onCancel: keep })}
        />
      )}
    </>
  );
}

function Workspaces({ workspaces }: { workspaces: (ConnectionView & { state: "connected" })["workspaces"] }) {
  if (workspaces.length === 0) return <p>{t("workspacesNone")}</p>;
  return (
    <div>
      <p class={styles["quiet"]}>{tCount("workspacesReached", workspaces.length)}</p>
      <ul class={styles["workspaces"]}>
        {workspaces.map((workspace) => (
          <li key={workspace.id}>
            <bdi>{workspaceName(workspace)}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}

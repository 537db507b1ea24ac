import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Failure } from "../../utils/core/failure";
import type { ConnectionView } from "../../utils/core/protocol";
import { t, tCount } from "../../utils/platform/i18n";
import { exactTime } from "../../utils/words/time-words";
import { workspaceName } from "../../utils/words/workspace-words";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { Notice } from "../ui/Notice";
import { ConnectForm } from "./ConnectForm";
import styles from "./Connection.module.css";
import { Trouble } from "./Trouble";
import { useFocusSoon } from "./use-focus-soon";

interface ConnectionProps {
  connection: ConnectionView | null;
  onConnect(token: string): Promise<Failure | null>;
  onAllow(): Promise<boolean>;
}

/** Whether we are signed in, what keeps us from the service all the same, and the way to be. A saved token is never shown again, only replaced. */
export function Connection({ connection, onConnect, onAllow }: ConnectionProps) {
  const [replacing, setReplacing] = useState(false);
  const focusSoon = useFocusSoon("connect");
  const connectedTo = useRef<HTMLParagraphElement>(null);
  const isConnected = connection?.state === "connected";
  const hasForm = connection !== null && (!isConnected || replacing);
  const trouble = isConnected ? (connection.trouble ?? null) : null;
  const isOpen = hasForm || trouble !== null;
  const wasOpen = useRef(isOpen);
  useLayoutEffect(() => {
    // What is to be done took the focus with it, by whichever came first: the answer to a token or the news of the connection.
    if (wasOpen.current && !isOpen && isFocusLost()) connectedTo.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
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
      {connection.state === "lost" && (
        <Notice tone="bad" icon="key" isBoxed>
          {t("lostNote")}
        </Notice>
      )}
      {isConnected && (
        <div class={styles["connected"]}>
          {/* Always there: only what changes within a live region is told. */}
          <div role="status" class={styles["trouble"]}>
            {trouble && <Trouble trouble={trouble} onAllow={onAllow} />}
          </div>
          {!trouble && (
            <p class={styles["state"]} tabIndex={-1} ref={connectedTo}>
              <Icon name="check" class={styles["check"]} />
              <strong>{t("connected")}</strong>
              <span class={styles["quiet"]}>{t("connectedSince", exactTime(connection.savedAt))}</span>
            </p>
          )}
          {trouble !== "refused" && <Workspaces workspaces={connection.workspaces} />}
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

/** Whether nothing has the focus, or only the heading that it was put on meanwhile. */
function isFocusLost(): boolean {
  const { activeElement } = document;
  return activeElement === document.body || activeElement?.id === "connect-title";
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

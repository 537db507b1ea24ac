import type { ConnectionView } from "../../utils/core/protocol";
import { t } from "../../utils/platform/i18n";
import { Icon } from "../ui/Icon";
import styles from "./FirstSteps.module.css";

/** The way from the token to the first closed ticket. What is settled by itself, such as a single workspace, is no step. */
export function FirstSteps({ connection }: { connection: ConnectionView }) {
  const isConnected = connection.state === "connected";
  const hasChoice = isConnected && connection.workspaces.length > 1;
  const steps = [
    { id: "connect", title: t("connect"), done: isConnected },
    // Without a choice the service finds the workspace: that is settled, too.
    ...(hasChoice ? [{ id: "workspace", title: t("stepWorkspace"), done: true }] : []),
    { id: "try", title: t("sectionTry"), done: false },
  ];
  const current = steps.find(({ done }) => !done)?.id;
  return (
    <nav aria-label={t("firstSteps")}>
      <ol class={styles["steps"]}>
        {steps.map(({ id, title, done }, index) => (
          <li key={id} class={styles["step"]} aria-current={id === current ? "step" : undefined}>
            <span class={styles["number"]} data-done={done ? "" : undefined} aria-hidden="true">
              {done ? <Icon name="check" size={12} /> : index + 1}
            </span>
            {done ? (
              // What has no focus of its own would only be scrolled to.
              <a href={`#${id}-title`} aria-label={t("stepDone", title)}>
                {title}
              </a>
            ) : (
              <span>{title}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

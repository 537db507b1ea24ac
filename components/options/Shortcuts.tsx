import { useState } from "preact/hooks";
import { type MessageKey, t } from "../../utils/platform/i18n";
import type { Shortcut } from "../../utils/platform/shortcuts";
import { Button } from "../ui/Button";
import styles from "./Shortcuts.module.css";

/** Browsers have words of their own, or none, for the command that opens the popup. */
const meanings: Record<string, MessageKey> = {
  _execute_action: "commandOpen",
  "close-ticket": "commandClose",
};

/** The keys as they are set in the browser, and the way to change them, which only the browser has. */
export function Shortcuts({ shortcuts, onChange }: { shortcuts: Shortcut[]; onChange(): Promise<boolean> }) {
  const [failed, setFailed] = useState(false);
  const open = async () => {
    setFailed(false);
    setFailed(!(await onChange()));
  };
  return (
    <div class={styles["shortcuts"]}>
      <dl class={styles["list"]}>
        {shortcuts.map(({ name, keys, description }) => (
          <div key={name} class={styles["shortcut"]}>
            <dt>{meanings[name] ? t(meanings[name]) : description || name}</dt>
            <dd>{keys ? <kbd>{keys}</kbd> : <span class={styles["none"]}>{t("notSet")}</span>}</dd>
          </div>
        ))}
      </dl>
      <Button onPress={() => void open()}>{t("changeShortcuts")}</Button>
      <p role="status" class={styles["none"]}>
        {failed && t("shortcutsByHand")}
      </p>
    </div>
  );
}

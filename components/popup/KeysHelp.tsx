import { useLayoutEffect } from "preact/hooks";
import { type MessageKey, t } from "../../utils/platform/i18n";
import { IconButton } from "../ui/IconButton";
import styles from "./KeysHelp.module.css";

const keys: readonly [string[], MessageKey][] = [
  [["↑", "↓", "k", "j"], "keyMove"],
  [["Enter"], "keyOpen"],
  [["c"], "keyClose"],
  [["x"], "keySelect"],
  [["u"], "keyUndo"],
  [["/"], "keyFilter"],
  [["?"], "keyHelp"],
  [["Esc"], "keyEscape"],
];

/** Which key does what. It takes its room from the rows, and the next key acts on what has the focus: that stays in sight. */
export function KeysHelp({ onHide }: { onHide(): void }) {
  useLayoutEffect(() => document.activeElement?.scrollIntoView({ block: "nearest" }), []);
  return (
    <section class={styles["help"]} id="keys" aria-labelledby="keys-title">
      <div class={styles["head"]}>
        <h2 class={styles["title"]} id="keys-title">
          {t("keysTitle")}
        </h2>
        <IconButton small icon="cross" name={t("hideKeys")} onPress={onHide} />
      </div>
      <dl class={styles["keys"]}>
        {keys.map(([names, meaning]) => (
          <div key={meaning} class={styles["key"]}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{t(meaning)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

import { Fragment } from "preact";
import { useRef, useState } from "preact/hooks";
import type { UiProtocol } from "../../utils/core/protocol";
import type { Settings } from "../../utils/core/settings";
import { MAX_SETTINGS_FILE, type SettingsFileProblem, settingsFile } from "../../utils/core/settings-file";
import { t } from "../../utils/platform/i18n";
import { Button } from "../ui/Button";
import { fileText } from "./file-text";
import { datedName, giveFile } from "./give-file";
import { importWords, problemWords } from "./import-words";
import styles from "./SettingsFile.module.css";

/** What the background says of a file. */
export type ImportAnswer = ReturnType<UiProtocol["importSettings"]>;

interface SettingsFileProps {
  settings: Settings;
  onImport(text: string): Promise<ImportAnswer>;
}

/** Each is told anew, even if its words are those of the one before. */
interface Outcome {
  bad: boolean;
  lines: string[];
}

/** Gives the settings as a file, and takes them from one. */
export function SettingsFile({ settings, onImport }: SettingsFileProps) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const give = () => {
    const name = giveFile(datedName("settings", "json"), "application/json", settingsFile(settings));
    setOutcome({ bad: false, lines: [t("fileGiven", name)] });
  };
  const take = async () => {
    const file = input.current?.files?.[0];
    if (!file) return;
    setOutcome(null);
    setOutcome(await outcomeOf(file, onImport));
    // Chosen again after it was put right, the same file must count as a change.
    if (input.current) input.current.value = "";
  };
  return (
    <div class={styles["file"]}>
      <div class={styles["buttons"]}>
        <Button onPress={give}>{t("exportSettings")}</Button>
        <Button onPress={() => input.current?.click()}>{t("importSettings")}</Button>
        <input
          ref={input}
          type="file"
          aria-label={t("importSettings")}
          accept=".json,application/json"
          hidden
          onChange={() => void take()}
        />
      </div>
      <div role="status" class={styles["outcome"]} data-bad={outcome?.bad ? "" : undefined}>
        {outcome && (
          <Fragment key={outcome}>
            {outcome.lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </Fragment>
        )}
      </div>
    </div>
  );
}

async function outcomeOf(file: File, onImport: SettingsFileProps["onImport"]): Promise<Outcome> {
  if (file.size > MAX_SETTINGS_FILE) return notTaken({ kind: "too-large" });
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) return notTaken({ kind: "unreadable" });
  const text = fileText(bytes);
  if (text === null) return notTaken({ kind: "not-json" });
  try {
    const answer = await onImport(text);
    if (answer.problem) return notTaken(answer.problem);
    return { bad: false, lines: importWords(answer.imported) };
  } catch {
    return { bad: true, lines: [t("importFailed")] };
  }
}

function notTaken(problem: SettingsFileProblem): Outcome {
  return { bad: true, lines: [problemWords(problem)] };
}

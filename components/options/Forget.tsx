import { useState } from "preact/hooks";
import { type CloseJob, isUnfinished } from "../../utils/core/close-job";
import { t, tCount } from "../../utils/platform/i18n";
import { Button } from "../ui/Button";
import styles from "./Forget.module.css";

interface Erased {
  jobs: number;
  hadToken: boolean;
}

type Step =
  | { at: "start" }
  | { at: "asking" }
  | { at: "erasing" }
  | { at: "failed" }
  | { at: "done"; erased: Erased };

/** Erases everything that is stored, after asking once, and says what was there. */
export function Forget({ jobs, onForget }: { jobs: CloseJob[]; onForget(): Promise<Erased> }) {
  const [step, setStep] = useState<Step>({ at: "start" });
  const erase = async () => {
    setStep({ at: "erasing" });
    try {
      setStep({ at: "done", erased: await onForget() });
    } catch {
      setStep({ at: "failed" });
    }
  };
  const isAsking = step.at === "asking" || step.at === "erasing";
  const unfinished = jobs.filter(isUnfinished).length;
  return (
    <div class={styles["forget"]}>
      {isAsking ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset belongs to a form, and here is none
        <div class={styles["question"]} role="group" aria-label={t("forgetQuestion")}>
          <p>{t("forgetQuestion")}</p>
          {unfinished > 0 && <p>{tCount("forgetUnfinished", unfinished)}</p>}
          <div class={styles["buttons"]}>
            <Button look="bad" busy={step.at === "erasing"} onPress={() => void erase()}>
              {t("forgetConfirm")}
            </Button>
            <Button onPress={() => setStep({ at: "start" })}>{t("forgetKeep")}</Button>
          </div>
        </div>
      ) : (
        <Button onPress={() => setStep({ at: "asking" })}>{t("forget")}</Button>
      )}
      <p role="status" class={styles["outcome"]}>
        {step.at === "done" && erasedWords(step.erased)}
        {step.at === "failed" && t("forgetFailed")}
      </p>
    </div>
  );
}

function erasedWords({ jobs, hadToken }: Erased): string {
  const parts = [
    ...(hadToken ? [t("forgottenToken")] : []),
    t("forgottenSettings"),
    tCount("forgottenCloses", jobs),
  ];
  return t("forgotten", parts.join(", "));
}

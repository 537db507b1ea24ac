import { useState } from "preact/hooks";
import { type CloseJob, isUnfinished } from "../../utils/core/close-job";
import { t, tCount } from "../../utils/platform/i18n";
import { Button } from "../ui/Button";
import styles from "./Forget.module.css";
import { onEscape } from "./on-escape";
import { useFocusSoon } from "./use-focus-soon";

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
  const focusSoon = useFocusSoon("forget");
  const goTo = (next: Step, part: "keep" | "forget") => {
    setStep(next);
    focusSoon(`[data-part="${part}"]`);
  };
  const keep = () => {
    if (step.at === "asking") goTo({ at: "start" }, "forget");
  };
  const erase = async () => {
    setStep({ at: "erasing" });
    const next: Step = await onForget().then(
      (erased) => ({ at: "done", erased }),
      () => ({ at: "failed" }),
    );
    goTo(next, "forget");
  };
  const isAsking = step.at === "asking" || step.at === "erasing";
  const unfinished = jobs.filter(isUnfinished).length;
  return (
    <div class={styles["forget"]}>
      {isAsking ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset belongs to a form, and here is none
        <div
          class={styles["question"]}
          role="group"
          aria-label={t("forgetQuestion")}
          onKeyDown={onEscape(keep)}
        >
          <p>{t("forgetQuestion")}</p>
          {unfinished > 0 && <p>{tCount("forgetUnfinished", unfinished)}</p>}
          <div class={styles["buttons"]}>
            <Button look="bad" busy={step.at === "erasing"} onPress={() => void erase()}>
              {t("forgetConfirm")}
            </Button>
            <Button part="keep" inert={step.at === "erasing"} onPress={keep}>
              {t("forgetKeep")}
            </Button>
          </div>
        </div>
      ) : (
        <Button part="forget" onPress={() => goTo({ at: "asking" }, "keep")}>
          {t("forget")}
        </Button>
      )}
      <p role="status" class={styles["outcome"]} data-bad={step.at === "failed" ? "" : undefined}>
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

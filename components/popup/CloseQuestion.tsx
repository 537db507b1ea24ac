import { type MessageKey, t } from "../../utils/platform/i18n";
import { Button } from "../ui/Button";
import styles from "./CloseQuestion.module.css";
import type { Question } from "./row-state";
import { useUnreadQuestion } from "./use-unread-question";

const questions: Record<Question, MessageKey> = {
  "not-resolved": "questionNotResolved",
  "no-status": "questionNoStatus",
  unread: "questionUnread",
  loading: "questionLoading",
  resolved: "questionResolved",
};

/** What is asked, in a sentence. */
export function questionWords(question: Question): string {
  return t(questions[question]);
}

interface CloseQuestionProps {
  question: Question;
  onClose(): void;
  onKeep(): void;
}

/** Asks in the row itself before a ticket is closed that is not known to be resolved. */
export function CloseQuestion({ question, onClose, onKeep }: CloseQuestionProps) {
  const text = questionWords(question);
  const dropUnread = useUnreadQuestion(text);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset belongs to a form, and here is none
    <div class={styles["question"]} role="group" aria-label={text} onClickCapture={dropUnread}>
      <p class={styles["text"]} role="status">
        {text}
      </p>
      <Button look="main" part="confirm" onPress={onClose}>
        {t(question === "resolved" ? "close" : "closeAnyway")}
      </Button>
      <Button part="keep" onPress={onKeep}>
        {t("keepOpen")}
      </Button>
    </div>
  );
}

import { t } from "../../utils/platform/i18n";
import { newerDataWords } from "../../utils/words/newer-data-words";
import type { WhyNoAnswer } from "../hooks/use-asked";
import { Button } from "./Button";
import { Notice } from "./Notice";

interface NoAnswerProps {
  why: WhyNoAnswer;
  /** See `Notice`. */
  isBoxed?: boolean;
  onRetry(): void;
}

/** Says why the background does not answer. What a newer version stored stays as it is however often it is asked for. */
export function NoAnswer({ why, isBoxed = false, onRetry }: NoAnswerProps) {
  const isNewer = why === "newer-data";
  return (
    <Notice
      tone="bad"
      icon="warning"
      isBoxed={isBoxed}
      action={!isNewer && <Button onPress={onRetry}>{t("retry")}</Button>}
    >
      {isNewer ? newerDataWords() : t("unreachable")}
    </Notice>
  );
}

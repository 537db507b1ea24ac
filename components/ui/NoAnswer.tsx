import { t } from "../../utils/platform/i18n";
import { newerDataWords } from "../../utils/words/newer-data-words";
import type { WhyNoAnswer } from "../hooks/use-asked";
import { Button } from "./Button";
import { Notice } from "./Notice";

/** Says why the background does not answer. What a newer version stored stays as it is however often it is asked for. */
export function NoAnswer({ why, onRetry }: { why: WhyNoAnswer; onRetry(): void }) {
  const isNewer = why === "newer-data";
  return (
    <Notice tone="bad" icon="warning" action={!isNewer && <Button onPress={onRetry}>{t("retry")}</Button>}>
      {isNewer ? newerDataWords() : t("unreachable")}
    </Notice>
  );
}

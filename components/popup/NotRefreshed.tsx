import type { Failure } from "../../utils/core/failure";
import { t } from "../../utils/platform/i18n";
import { readingFailure } from "../../utils/words/failure-words";
import { Hidden } from "../ui/Hidden";
import { Icon } from "../ui/Icon";

/** A small sign that what a row shows may be old, and why. */
export function NotRefreshed({ failure, now }: { failure: Failure; now: number }) {
  const text = t("notRefreshed", readingFailure(failure, now));
  return (
    <span title={text}>
      <Icon name="warning" size={12} />
      <Hidden>{text}</Hidden>
    </span>
  );
}

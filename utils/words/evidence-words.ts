import type { CloseJob } from "../core/close-job";
import { t } from "../platform/i18n";

/** How the outcome of a close is known, beyond what its words say; `null` where there is nothing more to say. */
export function evidenceWords({ evidence, refusal }: CloseJob): string | null {
  if (refusal?.status) return t("httpStatus", String(refusal.status));
  if (evidence === "answer") return t("evidenceAnswer");
  return evidence === "read-back" ? t("evidenceReadBack") : null;
}

import { t } from "../platform/i18n";

/** That a newer version was at work here, and what to do about it, in one breath. */
export function newerDataWords(): string {
  return `${t("newerTitle")} ${t("newerText")}`;
}

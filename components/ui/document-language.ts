import { t } from "../../utils/platform/i18n";

/**
 * Tells the browser and screen readers which language a page is in and which way it is written. It is told by the texts, not by
 * the browser: an Arabic browser for which there are no Arabic texts shows English, from left to right.
 */
export function setDocumentLanguage(root: HTMLElement): void {
  root.lang = t("textLocale");
  root.dir = t("textDirection");
}

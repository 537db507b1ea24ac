import browser from "webextension-polyfill";
import type english from "../../public/_locales/en/messages.json";

/** Every text there is, by its name in `public/_locales/en/messages.json`. */
export type MessageKey = keyof typeof english;

/** The stem of a text that depends on a number: its forms end in `_one`, `_other` and so on. */
export type CountedKey = CountedStem<MessageKey>;

type CountedStem<Key> = Key extends `${infer Stem}_other` ? Stem : never;

/** A text in the agent's language; `$1` to `$9` in it are replaced in order. */
export function t(key: MessageKey, ...substitutions: string[]): string {
  return browser.i18n.getMessage(key, substitutions);
}

/** A text in the form that the number asks for. The number, written out, is `$1`; further substitutions follow. */
export function tCount(key: CountedKey, count: number, ...more: string[]): string {
  const form = new Intl.PluralRules(locale()).select(count);
  const substitutions = [written(count), ...more];
  return (
    browser.i18n.getMessage(`${key}_${form}`, substitutions) ||
    browser.i18n.getMessage(`${key}_other`, substitutions)
  );
}

/** A number as it is written in the agent's language. */
export function written(number: number): string {
  return new Intl.NumberFormat(locale()).format(number);
}

/**
 * The locale that dates, numbers and plurals are written in: the browser's own where it agrees with the language of the texts
 * (British dates beside English words), else that of the texts. A German date in an English sentence helps nobody.
 */
export function locale(): string {
  if (kept === null) {
    kept = agreedLocale();
    queueMicrotask(() => {
      kept = null;
    });
  }
  return kept;
}

/** One drawing asks a thousand times; between two of them it may be another. */
let kept: string | null = null;

function agreedLocale(): string {
  const ofTexts = t("textLocale");
  const ofBrowser = browser.i18n.getUILanguage();
  return ofBrowser.split("-")[0] === ofTexts.split("-")[0] ? ofBrowser : ofTexts;
}

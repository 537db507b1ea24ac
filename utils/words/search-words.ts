import { locale } from "../platform/i18n";

/** A text as it is searched: in small letters of the reader's language, of one width, without ligatures. */
export function searchable(text: string): string {
  return text.normalize("NFKC").toLocaleLowerCase(locale());
}

/** The words that someone searches for; what is found contains all of them. */
export function soughtWords(query: string): string[] {
  return searchable(query).split(/\s+/).filter(Boolean);
}

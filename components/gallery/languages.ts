import { pseudoText } from "./pseudo-language";

type Texts = Record<string, { message: string }>;

const files = import.meta.glob<Texts>("../../public/_locales/*/messages.json", {
  eager: true,
  import: "default",
});

/** The texts of a language of ours, or of one of two made-up ones: `pseudo`, and `pseudo-rtl`, which runs from right to left. */
export function textsIn(language: string): Texts {
  const ours = files[`../../public/_locales/${language || "en"}/messages.json`];
  return ours ?? { ...pseudo, textDirection: { message: language === "pseudo-rtl" ? "rtl" : "ltr" } };
}

const english = files["../../public/_locales/en/messages.json"] ?? {};
const pseudo: Texts = {
  ...Object.fromEntries(
    Object.entries(english).map(([key, { message }]) => [key, { message: pseudoText(message) }]),
  ),
  // Dates and numbers are real ones.
  textLocale: { message: "en" },
};

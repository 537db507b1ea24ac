import type { Settings } from "../../utils/core/settings";
import type { SettingsFileProblem, SettingsImported } from "../../utils/core/settings-file";
import { visibleText } from "../../utils/core/visible-text";
import { type MessageKey, t } from "../../utils/platform/i18n";

/** What each setting is called on the screen. */
const names: Record<keyof Settings, MessageKey> = {
  undoSeconds: "undoWindow",
  underline: "underline",
  silentSites: "silentSites",
  notify: "notify",
  subjectInNotices: "subjectInNotices",
  linkTemplate: "linkTemplate",
};

const problems: Record<Exclude<SettingsFileProblem["kind"], "field">, MessageKey> = {
  "too-large": "importTooLarge",
  unreadable: "importUnreadable",
  "not-json": "importNotJson",
  "not-ours": "importNotOurs",
  newer: "importNewer",
};

/** Names come from a file: so many of them are shown, and so much of each. */
const MOST_NAMES = 5;
const LONGEST_NAME = 40;

/** Why a file of settings was not taken. */
export function problemWords(problem: SettingsFileProblem): string {
  return problem.kind === "field" ? t("importField", visibleText(problem.field)) : t(problems[problem.kind]);
}

/** What became of the settings in a file, a sentence for each kind of outcome. */
export function importWords({ changed, fixed, ignored }: SettingsImported): string[] {
  const list = (some: (keyof Settings)[]) => some.map((name) => t(names[name])).join(" · ");
  const shown = ignored.slice(0, MOST_NAMES).map(shortName);
  const more = ignored.length > MOST_NAMES ? ["…"] : [];
  return [
    changed.length > 0 ? t("importChanged", list(changed)) : t("importSame"),
    ...(fixed.length > 0 ? [t("importFixed", list(fixed))] : []),
    ...(ignored.length > 0 ? [t("importIgnored", [...shown, ...more].join(", "))] : []),
  ];
}

function shortName(name: string): string {
  const characters = [...visibleText(name)];
  return characters.length > LONGEST_NAME
    ? `${characters.slice(0, LONGEST_NAME).join("")}…`
    : characters.join("");
}

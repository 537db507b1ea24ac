import { useState } from "preact/hooks";
import { MOST_SITES, parseSite } from "../../utils/core/sites";
import { t } from "../../utils/platform/i18n";
import { SettingText } from "./SettingText";
import { useDraft } from "./use-draft";
import { useLeaving } from "./use-leaving";

interface SilentSitesProps {
  sites: string[];
  /** Set by the administrator: shown, but not to be changed here. */
  fixed: boolean;
  onChange(sites: string[]): void;
}

/** The sites where Closeout does nothing, one a line. What names no site is told, and nothing is changed until it is put right. */
export function SilentSites({ sites, fixed, onChange }: SilentSitesProps) {
  const stored = sites.join("\n");
  const [draft, setDraft] = useDraft(stored);
  const [problem, setProblem] = useState<{ words: string } | null>(null);

  const take = () => {
    const lines = draft.split("\n").filter((line) => line.trim() !== "");
    const bad = lines.find((line) => parseSite(line) === null);
    const next = [...new Set(lines.flatMap((line) => parseSite(line) ?? []))];
    const found = problemWords(bad, next.length);
    setProblem(found === null ? null : { words: found });
    if (found !== null) return;
    setDraft(next.join("\n"));
    if (next.join("\n") !== stored) onChange(next);
  };
  useLeaving(() => draft !== stored && take());

  return (
    <SettingText
      label={t("silentSites")}
      text={t("silentSitesText")}
      fixed={fixed}
      problem={problem}
      box={(attributes) => (
        <textarea
          {...attributes}
          rows={3}
          value={draft}
          onInput={(event) => setDraft(event.currentTarget.value)}
          onChange={take}
        />
      )}
    />
  );
}

function problemWords(bad: string | undefined, count: number): string | null {
  if (bad !== undefined) return t("silentSiteWrong", bad.trim());
  return count > MOST_SITES ? t("silentSitesTooMany") : null;
}

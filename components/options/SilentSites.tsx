import { Fragment } from "preact";
import { useId, useState } from "preact/hooks";
import { MOST_SITES, parseSite } from "../../utils/core/sites";
import { t } from "../../utils/platform/i18n";
import { FixedNote } from "../ui/FixedNote";
import styles from "./SettingText.module.css";
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
  const id = useId();
  const stored = sites.join("\n");
  const [draft, setDraft] = useDraft(stored);
  /** Why it was not taken, in a sentence; an object, as it is told anew each time. */
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
    <div>
      <label class={styles["label"]} for={id}>
        {t("silentSites")}
      </label>
      <p class={styles["text"]} id={`${id}-text`}>
        {t("silentSitesText")} {fixed && <FixedNote />}
      </p>
      <textarea
        id={id}
        class={styles["box"]}
        rows={3}
        // Names of hosts, in any language.
        dir="ltr"
        readOnly={fixed}
        spellcheck={false}
        autocapitalize="off"
        value={draft}
        aria-describedby={`${id}-text ${id}-wrong`}
        aria-invalid={problem !== null}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onChange={take}
      />
      <p class={styles["wrong"]} id={`${id}-wrong`} role="alert">
        {problem && <Fragment key={problem}>{problem.words}</Fragment>}
      </p>
    </div>
  );
}

function problemWords(bad: string | undefined, count: number): string | null {
  if (bad !== undefined) return t("silentSiteWrong", bad.trim());
  return count > MOST_SITES ? t("silentSitesTooMany") : null;
}

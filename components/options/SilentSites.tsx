import { useEffect, useId, useState } from "preact/hooks";
import { parseSite } from "../../utils/core/sites";
import { t } from "../../utils/platform/i18n";
import { FixedNote } from "./FixedNote";
import styles from "./SilentSites.module.css";

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
  const [draft, setDraft] = useState(stored);
  const [wrong, setWrong] = useState<string | null>(null);
  useEffect(() => setDraft(stored), [stored]);

  const take = () => {
    const lines = draft.split("\n").filter((line) => line.trim() !== "");
    const bad = lines.find((line) => parseSite(line) === null);
    setWrong(bad?.trim() ?? null);
    if (bad !== undefined) return;
    const next = [...new Set(lines.flatMap((line) => parseSite(line) ?? []))];
    setDraft(next.join("\n"));
    if (next.join("\n") !== stored) onChange(next);
  };

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
        class={styles["list"]}
        rows={3}
        readOnly={fixed}
        spellcheck={false}
        autocapitalize="off"
        value={draft}
        aria-describedby={`${id}-text ${id}-wrong`}
        aria-invalid={wrong !== null}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onChange={take}
      />
      <p class={styles["wrong"]} id={`${id}-wrong`} role="alert">
        {wrong !== null && t("silentSiteWrong", wrong)}
      </p>
    </div>
  );
}

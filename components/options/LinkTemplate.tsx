import { Fragment } from "preact";
import { useId, useState } from "preact/hooks";
import { type LinkProblem, linkTemplateProblem } from "../../utils/core/link-template";
import { type MessageKey, t } from "../../utils/platform/i18n";
import { FixedNote } from "../ui/FixedNote";
import styles from "./SettingText.module.css";
import { useDraft } from "./use-draft";
import { useLeaving } from "./use-leaving";

const words: Record<LinkProblem, MessageKey> = {
  "not-https": "linkNotHttps",
  "no-id": "linkNoId",
  wrong: "linkWrong",
};

interface LinkTemplateProps {
  template: string;
  /** Set by the administrator: shown, but not to be changed here. */
  fixed: boolean;
  onChange(template: string): void;
}

/** Where "Open in Conduit" leads. What cannot be a link is told, and nothing is changed until it is put right. */
export function LinkTemplate({ template, fixed, onChange }: LinkTemplateProps) {
  const id = useId();
  const [draft, setDraft] = useDraft(template);
  /** An object, as it is told anew each time. */
  const [problem, setProblem] = useState<{ kind: LinkProblem } | null>(null);

  const take = () => {
    const next = draft.trim();
    const found = linkTemplateProblem(next);
    setProblem(found && { kind: found });
    if (found !== null) return;
    setDraft(next);
    if (next !== template) onChange(next);
  };
  useLeaving(() => draft !== template && take());

  return (
    <div>
      <label class={styles["label"]} for={id}>
        {t("linkTemplate")}
      </label>
      <p class={styles["text"]} id={`${id}-text`}>
        {t("linkTemplateText")} {fixed && <FixedNote />}
      </p>
      <input
        id={id}
        class={styles["box"]}
        type="text"
        dir="ltr"
        readOnly={fixed}
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        placeholder="https://…/{id}"
        value={draft}
        aria-describedby={`${id}-text ${id}-wrong`}
        aria-invalid={problem !== null}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onChange={take}
      />
      <p class={styles["wrong"]} id={`${id}-wrong`} role="alert">
        {problem && <Fragment key={problem}>{t(words[problem.kind])}</Fragment>}
      </p>
    </div>
  );
}

import { useState } from "preact/hooks";
import { type LinkProblem, linkTemplateProblem } from "../../utils/core/link-template";
import { type MessageKey, t } from "../../utils/platform/i18n";
import { SettingText } from "./SettingText";
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
  const [draft, setDraft] = useDraft(template);
  const [problem, setProblem] = useState<{ words: string } | null>(null);

  const take = () => {
    const next = draft.trim();
    const found = linkTemplateProblem(next);
    setProblem(found && { words: t(words[found]) });
    if (found !== null) return;
    setDraft(next);
    if (next !== template) onChange(next);
  };
  useLeaving(() => draft !== template && take());

  return (
    <SettingText
      label={t("linkTemplate")}
      text={t("linkTemplateText")}
      fixed={fixed}
      problem={problem}
      box={(attributes) => (
        <input
          {...attributes}
          type="text"
          autocomplete="off"
          placeholder="https://…/{id}"
          value={draft}
          onInput={(event) => setDraft(event.currentTarget.value)}
          onChange={take}
        />
      )}
    />
  );
}

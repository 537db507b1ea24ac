import { useEffect, useState } from "preact/hooks";
import { t } from "../../utils/platform/i18n";
import { Hidden } from "./Hidden";
import { IconButton } from "./IconButton";

/** How long it is told, in ms. */
const SHOWN_MS = { copied: 1_500, copyFailed: 6_000 };

const icons = { copied: "check", copyFailed: "warning" } as const;

/** Copies a text; shows and says for a moment whether that worked. `what` names the text where the button is spoken. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [outcome, setOutcome] = useState<"copied" | "copyFailed" | null>(null);
  useEffect(() => {
    if (!outcome) return undefined;
    const timer = setTimeout(() => setOutcome(null), SHOWN_MS[outcome]);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("copied");
    } catch {
      setOutcome("copyFailed");
    }
  };
  return (
    <>
      <IconButton
        small
        icon={outcome ? icons[outcome] : "copy"}
        name={outcome ? t(outcome) : t("copyName", what)}
        onPress={() => void copy()}
      />
      <span aria-live="polite">{outcome && <Hidden>{t(outcome)}</Hidden>}</span>
    </>
  );
}

import { useEffect, useState } from "preact/hooks";
import { t } from "../../utils/platform/i18n";
import { IconButton } from "./IconButton";

/** How long "Copied" stays, in ms. */
const SHOWN_MS = 1_500;

/** Copies a text; says so for a moment. `what` names the text where the button is spoken. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // The browser said no: the drawing stays a copy sign, and the text can be selected by hand.
    }
  };
  return (
    <IconButton
      small
      icon={copied ? "check" : "copy"}
      name={copied ? t("copied") : t("copyName", what)}
      onPress={() => void copy()}
    />
  );
}

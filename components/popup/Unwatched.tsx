import { useState } from "preact/hooks";
import { type MessageKey, t } from "../../utils/platform/i18n";
import { Button } from "../ui/Button";
import type { PageKind } from "./page-kind";
import { StateCard } from "./StateCard";

const reasons: Record<PageKind | "unnamed", { title: MessageKey; text: MessageKey }> = {
  browser: { title: "browserPageTitle", text: "browserPageText" },
  store: { title: "storePageTitle", text: "storePageText" },
  file: { title: "filePageTitle", text: "filePageText" },
  unnamed: { title: "unwatchedTitle", text: "unnamedText" },
  unknown: { title: "unwatchedTitle", text: "unwatchedText" },
};

const REPORTS_WITHIN_MS = 3_000;

/** Why Closeout is not looking at the page, and what can be done about it. `onLook` tells whether it worked. */
export function Unwatched({ kind, onLook }: { kind: keyof typeof reasons; onLook(): Promise<boolean> }) {
  const [look, setLook] = useState<"not-yet" | "looking" | "failed">("not-yet");
  const start = async () => {
    setLook("looking");
    const looked = await onLook();
    // Once the page reports, this card is gone. A page that does not report is not being looked at, whatever was said.
    setTimeout(() => setLook("failed"), looked ? REPORTS_WITHIN_MS : 0);
  };
  const { title, text } = reasons[kind];
  if (kind !== "unknown") return <StateCard title={t(title)} text={t(text)} />;
  return (
    <StateCard
      title={t(title)}
      text={t(look === "failed" ? "lookFailed" : text)}
      action={
        <Button look="main" busy={look === "looking"} onPress={() => void start()}>
          {t(look === "looking" ? "looking" : "lookAtPage")}
        </Button>
      }
    />
  );
}

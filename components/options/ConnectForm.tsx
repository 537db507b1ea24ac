import { useRef, useState } from "preact/hooks";
import type { Failure } from "../../utils/core/failure";
import { t } from "../../utils/platform/i18n";
import { connectingFailure } from "../../utils/words/failure-words";
import { Button } from "../ui/Button";
import { Notice } from "../ui/Notice";
import styles from "./ConnectForm.module.css";
import { TokenField } from "./TokenField";

/** How every token that was seen so far begins: a hint, never a condition. */
const USUAL_PREFIX = "capi_";

interface ConnectFormProps {
  onConnect(token: string): Promise<Failure | null>;
  onAllow(): Promise<boolean>;
  onCancel?(): void;
}

type Trouble = { kind: "failure"; failure: Failure } | { kind: "no-answer" } | { kind: "denied" };

/** Takes a token, has it checked, and says in words why it was not taken. */
export function ConnectForm({ onConnect, onAllow, onCancel }: ConnectFormProps) {
  const [token, setToken] = useState("");
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const submit = useRef<HTMLButtonElement>(null);

  const connect = async () => {
    if (busy) return;
    setBusy(true);
    setTrouble(null);
    try {
      const failure = await onConnect(token);
      setTrouble(failure && { kind: "failure", failure });
    } catch {
      setTrouble({ kind: "no-answer" });
    }
    setBusy(false);
  };
  const allow = async () => {
    const allowed = await onAllow().catch(() => false);
    if (allowed) {
      // The button that has the focus goes away.
      submit.current?.focus();
      await connect();
    } else setTrouble({ kind: "denied" });
  };

  const isUnusual = token.trim() !== "" && !token.trim().startsWith(USUAL_PREFIX);
  const mayAllow = trouble?.kind === "denied" || (trouble && isNotPermitted(trouble));
  return (
    <form
      class={styles["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        void connect();
      }}
    >
      <TokenField token={token} onToken={setToken} invalid={trouble !== null} describedBy="token-notes" />
      <div id="token-notes" class={styles["notes"]}>
        <p>{t("tokenWhere")}</p>
        {isUnusual && <p class={styles["hint"]}>{t("tokenHint")}</p>}
      </div>
      <div role="alert">
        {trouble && (
          <Notice tone="bad" icon="warning" isBoxed>
            {troubleWords(trouble)}
          </Notice>
        )}
      </div>
      <div class={styles["buttons"]}>
        <button ref={submit} type="submit" class={styles["submit"]} aria-disabled={busy ? "true" : undefined}>
          {t(busy ? "connecting" : "connect")}
        </button>
        {mayAllow && <Button onPress={() => void allow()}>{t("allowAccess")}</Button>}
        {onCancel && <Button onPress={onCancel}>{t("keepToken")}</Button>}
      </div>
    </form>
  );
}

function troubleWords(trouble: Trouble): string {
  if (trouble.kind === "no-answer") return t("unreachable");
  return trouble.kind === "denied" ? t("accessDenied") : connectingFailure(trouble.failure, Date.now());
}

function isNotPermitted(trouble: Trouble): boolean {
  return trouble.kind === "failure" && trouble.failure.kind === "not-permitted";
}

import { Fragment } from "preact";
import { useState } from "preact/hooks";
import type { ConnectionTrouble } from "../../utils/core/protocol";
import { t } from "../../utils/platform/i18n";
import { Button } from "../ui/Button";
import { Notice } from "../ui/Notice";

interface TroubleProps {
  trouble: ConnectionTrouble;
  onAllow(): Promise<boolean>;
}

/** What keeps us from the service with a token that is stored. Where the browser does, it can be asked for access; the token stays. */
export function Trouble({ trouble, onAllow }: TroubleProps) {
  /** That access stayed withheld; an object, as it is told anew each time. */
  const [denied, setDenied] = useState<object | null>(null);
  if (trouble === "refused")
    return (
      <Notice tone="bad" icon="key" isBoxed>
        {t("failTokenRefused")}
      </Notice>
    );
  const allow = async () => setDenied((await onAllow().catch(() => false)) ? null : {});
  return (
    <Notice
      tone="attention"
      icon="key"
      isBoxed
      action={<Button onPress={() => void allow()}>{t("allowAccess")}</Button>}
    >
      <Fragment key={denied}>{t(denied ? "accessDenied" : "holdNotPermitted")}</Fragment>
    </Notice>
  );
}

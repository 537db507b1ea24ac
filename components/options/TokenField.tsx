import { useState } from "preact/hooks";
import { t } from "../../utils/platform/i18n";
import { IconButton } from "../ui/IconButton";
import field from "./FramedField.module.css";
import styles from "./TokenField.module.css";

interface TokenFieldProps {
  token: string;
  onToken(token: string): void;
  invalid: boolean;
  /** Id of the notes below the field. */
  describedBy: string;
}

/** The field for a token: covered unless asked otherwise, and nothing that the browser should remember. */
export function TokenField({ token, onToken, invalid, describedBy }: TokenFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <div>
      <label class={styles["label"]} for="token">
        {t("tokenLabel")}
      </label>
      <div class={field["frame"]}>
        <input
          id="token"
          class={`${field["input"]} ${styles["input"]}`}
          // The types know each kind of field, but no field that changes its kind.
          type={(shown ? "text" : "password") as "password"}
          dir="ltr"
          autocomplete="off"
          spellcheck={false}
          placeholder={t("tokenPlaceholder")}
          value={token}
          aria-invalid={invalid}
          aria-describedby={describedBy}
          onInput={(event) => onToken(event.currentTarget.value)}
        />
        <IconButton
          icon="eye"
          name={t(shown ? "hideToken" : "showToken")}
          pressed={shown}
          onPress={() => setShown(!shown)}
        />
      </div>
    </div>
  );
}

import { canUndo } from "../../utils/core/close-job";
import { shortTicketId } from "../../utils/core/ticket-id";
import { type MessageKey, t } from "../../utils/platform/i18n";
import { spokenSubject } from "../../utils/words/ticket-words";
import { Button } from "../ui/Button";
import styles from "./RowButtons.module.css";
import type { RowState } from "./row-state";

/** What can be done with one ticket, told by its id. */
export interface RowCommands {
  onClose(id: string): void;
  onUndo(id: string): void;
  onDismiss(id: string): void;
}

/** The buttons of a row: the one thing to do, or the two where the agent has to decide. */
export function RowButtons({ row, onClose, onUndo, onDismiss }: { row: RowState } & RowCommands) {
  const { id, job, offer } = row;
  const name = (key: MessageKey) => t(key, spokenSubject(id, row.known.ticket), shortTicketId(id));
  if (job?.state === "waiting") {
    const free = canUndo(job);
    return (
      <Button key="undo" part="undo" name={name(free ? "undoName" : "stopName")} onPress={() => onUndo(id)}>
        {t(free ? "undo" : "stop")}
      </Button>
    );
  }
  if (job?.state === "needs-agent") {
    return (
      <span key="decide" class={styles["buttons"]}>
        {offer !== "none" && (
          <Button part="close" name={name("closeAgainName")} onPress={() => onClose(id)}>
            {t("closeAgain")}
          </Button>
        )}
        <Button look="quiet" part="dismiss" name={name("dismissName")} onPress={() => onDismiss(id)}>
          {t("dismiss")}
        </Button>
      </span>
    );
  }
  if (offer === "none") return null;
  return (
    <Button
      key="close"
      part="close"
      look={offer === "close" ? "accent" : "plain"}
      name={name("closeName")}
      onPress={() => onClose(id)}
    >
      {t(offer === "close" ? "close" : "closeAsk")}
    </Button>
  );
}

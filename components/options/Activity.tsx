import { useState } from "preact/hooks";
import type { CloseJob } from "../../utils/core/close-job";
import type { QueueHold } from "../../utils/core/protocol";
import { t } from "../../utils/platform/i18n";
import { useNow } from "../hooks/use-now";
import { Button } from "../ui/Button";
import styles from "./Activity.module.css";
import { type ActivityHandlers, ActivityRow } from "./ActivityRow";
import { jobsByDay } from "./jobs-by-day";

const FIRST_SHOWN = 30;
const NEW_DAY_EVERY_MS = 60_000;

interface ActivityProps extends ActivityHandlers {
  /** `null` until the background has answered. */
  jobs: CloseJob[] | null;
  hold: QueueHold | null;
}

/** What was chosen to be closed and what became of it, the latest first; what needs a decision comes before everything. */
export function Activity(props: ActivityProps) {
  const { jobs, hold, onUndo, onDismiss, onCloseAgain } = props;
  const [all, setAll] = useState(false);
  const now = useNow(NEW_DAY_EVERY_MS);
  if (!jobs) return <p class={styles["empty"]}>{t("loading")}</p>;
  if (jobs.length === 0) return <p class={styles["empty"]}>{t("activityEmpty")}</p>;
  const shown = all ? jobs : jobs.slice(0, FIRST_SHOWN);
  return (
    <div class={styles["activity"]}>
      {jobsByDay(shown, now).map(({ title, jobs: ofDay }) => (
        <section key={title}>
          <h3 class={styles["day"]}>{title}</h3>
          <ul>
            {ofDay.map((job) => (
              <ActivityRow
                key={job.id}
                job={job}
                hold={hold}
                now={now}
                onUndo={onUndo}
                onDismiss={onDismiss}
                onCloseAgain={onCloseAgain}
              />
            ))}
          </ul>
        </section>
      ))}
      {shown.length < jobs.length && (
        <Button onPress={() => setAll(true)}>{t("showAll", String(jobs.length))}</Button>
      )}
    </div>
  );
}

import { useState } from "preact/hooks";
import type { CloseJob } from "../../utils/core/close-job";
import type { QueueHold } from "../../utils/core/protocol";
import { t } from "../../utils/platform/i18n";
import { useNow } from "../hooks/use-now";
import { Button } from "../ui/Button";
import styles from "./Activity.module.css";
import { type ActivityHandlers, ActivityRow } from "./ActivityRow";
import { ActivityTools } from "./ActivityTools";
import { jobsByDay } from "./jobs-by-day";
import { searchJobs } from "./search-jobs";

/** So many closes are shown at first, besides all that need a decision. */
const FIRST_SHOWN = 30;
const NEW_DAY_EVERY_MS = 60_000;

interface ActivityProps extends ActivityHandlers {
  /** `null` until the background has answered. */
  jobs: CloseJob[] | null;
  hold: QueueHold | null;
  /** Of tickets that are known, by id. */
  subjects: Record<string, string>;
}

/** What was chosen to be closed and what became of it, the latest first; what needs a decision comes before everything. */
export function Activity(props: ActivityProps) {
  const { jobs, hold, subjects, onUndo, onDismiss, onCloseAgain } = props;
  const [all, setAll] = useState(false);
  const [query, setQuery] = useState("");
  const now = useNow(NEW_DAY_EVERY_MS);
  if (!jobs) return <p class={styles["empty"]}>{t("loading")}</p>;
  if (jobs.length === 0) return <p class={styles["empty"]}>{t("activityEmpty")}</p>;
  const found = searchJobs(jobs, query, { subjects, hold, now });
  const undecided = found.filter((job) => job.state === "needs-agent");
  const others = found.filter((job) => job.state !== "needs-agent");
  const shown = all ? found : [...undecided, ...others.slice(0, FIRST_SHOWN)];
  return (
    <div class={styles["activity"]}>
      <ActivityTools query={query} onQuery={setQuery} found={found} subjects={subjects} />
      {jobsByDay(shown, now).map(({ title, jobs: ofDay }) => (
        <section key={title}>
          <h3 class={styles["day"]}>{title}</h3>
          <ul>
            {ofDay.map((job) => (
              <ActivityRow
                key={job.id}
                job={job}
                hold={hold}
                subject={subjects[job.ticketId] ?? null}
                now={now}
                onUndo={onUndo}
                onDismiss={onDismiss}
                onCloseAgain={onCloseAgain}
              />
            ))}
          </ul>
        </section>
      ))}
      {shown.length < found.length && (
        <Button onPress={() => setAll(true)}>{t("showAll", String(found.length))}</Button>
      )}
    </div>
  );
}

import { useState } from "preact/hooks";
import type { CloseJob } from "../../utils/core/close-job";
import type { KnownTicket, QueueHold } from "../../utils/core/protocol";
import { t, written } from "../../utils/platform/i18n";
import { useNow } from "../hooks/use-now";
import { Button } from "../ui/Button";
import styles from "./Activity.module.css";
import { type ActivityHandlers, ActivityRow } from "./ActivityRow";
import { ActivityTools } from "./ActivityTools";
import { jobsByDay } from "./jobs-by-day";
import { searchJobs } from "./search-jobs";
import { useFocusSoon } from "./use-focus-soon";

/** So many closes are shown at first, besides all that need a decision. */
const FIRST_SHOWN = 30;
const NEW_DAY_EVERY_MS = 60_000;

interface ActivityProps extends ActivityHandlers {
  /** `null` until the background has answered. */
  jobs: CloseJob[] | null;
  hold: QueueHold | null;
  /** Of tickets that are known, by id. */
  subjects: Record<string, string>;
  /** What is known of the tickets that need a decision, by id. */
  undecided: Record<string, KnownTicket>;
}

const NOTHING_KNOWN: KnownTicket = { ticket: null, readAt: null, failure: null, loading: false };

/** What was chosen to be closed and what became of it, the latest first; what needs a decision comes before everything. */
export function Activity(props: ActivityProps) {
  const { jobs, hold, subjects } = props;
  const [all, setAll] = useState(false);
  const [query, setQuery] = useState("");
  const [askingId, setAskingId] = useState<string | null>(null);
  const now = useNow(NEW_DAY_EVERY_MS);
  const focusSoon = useFocusSoon("activity");
  if (!jobs) return <p class={styles["empty"]}>{t("loading")}</p>;
  if (jobs.length === 0) return <p class={styles["empty"]}>{t("activityEmpty")}</p>;
  const found = searchJobs(jobs, query, { subjects, hold, now });
  const undecided = found.filter((job) => job.state === "needs-agent");
  const others = found.filter((job) => job.state !== "needs-agent");
  const shown = all ? found : [...undecided, ...others.slice(0, FIRST_SHOWN)];
  const showAll = () => {
    setAll(true);
    const next = others[FIRST_SHOWN];
    if (next) focusSoon(rowOf(next));
  };
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
                known={props.undecided[job.ticketId] ?? NOTHING_KNOWN}
                asking={job.id === askingId && job.state === "needs-agent"}
                onAsk={(asking) => {
                  setAskingId(asking ? job.id : null);
                  focusSoon(`${rowOf(job)} [data-part="${asking ? "keep" : "again"}"]`);
                }}
                onUndo={props.onUndo}
                onDismiss={props.onDismiss}
                onLook={props.onLook}
                onCloseAgain={props.onCloseAgain}
              />
            ))}
          </ul>
        </section>
      ))}
      {shown.length < found.length && (
        <Button onPress={showAll}>{t("showAll", written(found.length))}</Button>
      )}
    </div>
  );
}

function rowOf(job: CloseJob): string {
  return `[data-job="${CSS.escape(job.id)}"]`;
}

import type { CloseJob } from "../../utils/core/close-job";
import type { QueueHold } from "../../utils/core/protocol";
import { jobWords } from "../../utils/words/job-words";
import { useNow } from "../hooks/use-now";
import { Icon } from "../ui/Icon";
import { StatusMark } from "../ui/StatusMark";
import { Countdown } from "./Countdown";
import styles from "./JobLine.module.css";

const TICK_MS = 250;

/** Where a close stands, in words; counts down by itself while it can be undone. */
export function JobLine({ job, hold }: { job: CloseJob; hold: QueueHold | null }) {
  const counts = job.state === "waiting" && hold === null && Date.now() < job.dueAt;
  const now = useNow(counts ? TICK_MS : null);
  const { text, tone } = jobWords(job, now, hold);
  return (
    <span class={styles["line"]} data-tone={tone}>
      <Mark job={job} now={now} held={hold !== null} />
      <span class={styles["text"]}>{text}</span>
    </span>
  );
}

function Mark({ job, now, held }: { job: CloseJob; now: number; held: boolean }) {
  switch (job.state) {
    case "waiting":
      return held ? (
        <Icon name="clock" size={12} class={styles["mark"]} />
      ) : (
        <Countdown left={job.dueAt - now} total={job.dueAt - job.createdAt} />
      );
    case "sending":
    case "checking":
      return <span class={styles["working"]} aria-hidden="true" />;
    case "closed":
      return <StatusMark status="closed" />;
    case "cancelled":
    case "dismissed":
    case "refused":
      return <Icon name="cross" size={12} class={styles["mark"]} />;
    case "needs-agent":
      return <Icon name="warning" size={12} class={styles["mark"]} />;
  }
}

import type { ComponentChildren } from "preact";
import { t } from "../../utils/platform/i18n";
import { exactTime, relativeTime } from "../../utils/words/time-words";
import { CopyButton } from "../ui/CopyButton";
import { Hidden } from "../ui/Hidden";
import { OutsiderText } from "../ui/OutsiderText";
import styles from "./TicketDetails.module.css";

/** One name and its value; a dash, spoken as "not set", where there is none. */
export function Field({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class={styles["field"]}>
      <dt class={styles["label"]}>{label}</dt>
      <dd class={styles["value"]}>
        {children || (
          <span class={styles["quiet"]}>
            <span aria-hidden="true">–</span>
            <Hidden>{t("notSet")}</Hidden>
          </span>
        )}
      </dd>
    </div>
  );
}

/** A text of others. */
export function TextField({ label, value }: { label: string; value: string | null }) {
  return <Field label={label}>{value?.trim() ? <OutsiderText text={value} /> : null}</Field>;
}

/** A time in ms since 1970, exact and relative to `now`. */
export function TimeField({ label, value, now }: { label: string; value: number | null; now: number }) {
  return <Field label={label}>{value !== null && <Time value={value} now={now} />}</Field>;
}

/** A text of others, and when it was written, in ms since 1970. */
export function DatedField({
  label,
  text,
  time,
  now,
}: {
  label: string;
  text: string | null;
  time: number | null;
  now: number;
}) {
  const said = text?.trim();
  return (
    <Field label={label}>
      {(said || time !== null) && (
        <>
          {said && (
            <p>
              <OutsiderText text={said} />
            </p>
          )}
          {time !== null && <Time value={time} now={now} />}
        </>
      )}
    </Field>
  );
}

function Time({ value, now }: { value: number; now: number }) {
  return (
    <time dateTime={new Date(value).toISOString()}>
      <bdi>{exactTime(value)}</bdi> <bdi class={styles["age"]}>{relativeTime(value, now)}</bdi>
    </time>
  );
}

interface IdFieldProps {
  label: string;
  value: string | null;
  /** What else can be done with it. */
  children?: ComponentChildren;
}

/** An id that can be copied. */
export function IdField({ label, value, children }: IdFieldProps) {
  return (
    <Field label={label}>
      {value !== null && (
        <>
          <span class={styles["copied"]}>
            <OutsiderText class={styles["id"]} text={value} />
            <CopyButton text={value} what={label} />
          </span>
          {children}
        </>
      )}
    </Field>
  );
}

interface CopiedFieldProps {
  label: string;
  text: string | null;
  /** What is copied, and what that is called where it is spoken. */
  copied: string | null;
  what: string;
}

/** A name behind which stands an id, which can be copied. */
export function CopiedField({ label, text, copied, what }: CopiedFieldProps) {
  return (
    <Field label={label}>
      {text?.trim() && (
        <span class={styles["copied"]}>
          <OutsiderText text={text} />
          {copied !== null && <CopyButton text={copied} what={what} />}
        </span>
      )}
    </Field>
  );
}

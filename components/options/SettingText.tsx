import { Fragment, type InputHTMLAttributes, type JSX, type TextareaHTMLAttributes } from "preact";
import { useId } from "preact/hooks";
import { FixedNote } from "../ui/FixedNote";
import styles from "./SettingText.module.css";

interface SettingTextProps {
  label: string;
  /** What it is for. */
  text: string;
  /** Set by the administrator: shown, but not to be changed here. */
  fixed: boolean;
  /** Why it was not taken, in a sentence; an object, as it is told anew each time. */
  problem: { words: string } | null;
  /** Draws its box, with these attributes among its own. */
  box(attributes: BoxAttributes): JSX.Element;
}

/** What the boxes of all such settings have. They hold names of the network: written from left to right, and in no language. */
type BoxAttributes = Pick<
  InputHTMLAttributes & TextareaHTMLAttributes,
  "id" | "class" | "dir" | "readOnly" | "spellcheck" | "autocapitalize" | "aria-describedby" | "aria-invalid"
>;

/** A setting that is written: its name, what it is for, its box, and what is wrong with it. */
export function SettingText({ label, text, fixed, problem, box }: SettingTextProps) {
  const id = useId();
  return (
    <div>
      <label class={styles["label"]} for={id}>
        {label}
      </label>
      <p class={styles["text"]} id={`${id}-text`}>
        {text} {fixed && <FixedNote />}
      </p>
      {box({
        id,
        class: styles["box"],
        dir: "ltr",
        readOnly: fixed,
        spellcheck: false,
        autocapitalize: "off",
        "aria-describedby": `${id}-text ${id}-wrong`,
        "aria-invalid": problem !== null,
      })}
      <p class={styles["wrong"]} id={`${id}-wrong`} role="alert">
        {problem && <Fragment key={problem}>{problem.words}</Fragment>}
      </p>
    </div>
  );
}

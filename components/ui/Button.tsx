import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { trusted } from "../../utils/core/trusted";
import styles from "./Button.module.css";

/** Two clicks closer together than this are one double click; to see a button and to mean it takes longer. */
const DOUBLE_CLICK_MS = 300;

interface ButtonProps {
  children: ComponentChildren;
  onPress(): void;
  /** `main`: the one thing to do; `accent`: safe to do at once; `plain`: everything else; `quiet`: like a link. */
  look?: "main" | "accent" | "plain" | "quiet" | "bad";
  /** What is spoken, where the visible words alone do not say what they are about. */
  name?: string | undefined;
  /** Still there and focusable, but doing nothing; `busy` says that it is at work. */
  inert?: boolean;
  busy?: boolean;
  /** What it shows and hides again, by id, and whether that is to be seen. */
  opens?: { id: string; open: boolean };
  /** What the button is within its row, for moving the focus. */
  part?: string;
}

/** A button with words. Only a person's click or key presses it. */
export function Button({ children, onPress, look = "plain", name, inert, busy, opens, part }: ButtonProps) {
  const off = inert || busy;
  /** When it came to be or was last clicked. */
  const since = useRef(performance.now());
  return (
    <button
      type="button"
      class={styles["button"]}
      data-look={look}
      data-part={part}
      aria-label={name}
      aria-disabled={off ? "true" : undefined}
      aria-busy={busy ? "true" : undefined}
      aria-expanded={opens?.open}
      aria-controls={opens?.open ? opens.id : undefined}
      onClick={trusted((event: MouseEvent) => {
        // The second click of a double click would hit the button that took this one's place: "Undo" after "Close". One that comes
        // later is meant, even if the system still counts it with the first.
        const isDouble = event.detail > 1 && event.timeStamp - since.current < DOUBLE_CLICK_MS;
        since.current = event.timeStamp;
        if (!off && !isDouble) onPress();
      })}
    >
      {children}
    </button>
  );
}

import { visibleText } from "../../utils/core/visible-text";

/** A text written by somebody outside: isolated in direction, with nothing hidden in it, and never anything but text. */
export function OutsiderText({ text, class: className }: { text: string; class?: string | undefined }) {
  return <bdi class={className}>{visibleText(text)}</bdi>;
}

import type { ComponentChildren } from "preact";

/** Drawn on a grid of 16, one stroke, in the colour of the text beside it. */
const drawings = {
  refresh: <path d="M13.2 8a5.2 5.2 0 1 1-1.6-3.75M13.3 2.2v2.9h-2.9" />,
  settings: (
    <>
      <path d="M2 4.8h7M12.5 4.8H14M2 11.2h1.5M7 11.2h7" />
      <circle cx="10.7" cy="4.8" r="1.8" />
      <circle cx="5.3" cy="11.2" r="1.8" />
    </>
  ),
  panel: (
    <>
      <rect x="2" y="3" width="12" height="10" rx="1.5" />
      <path d="M9.8 3v10" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.4" />
      <path d="m10.4 10.4 3.4 3.4" />
    </>
  ),
  power: <path d="M8 2.2v5.2M4.7 4.3a5 5 0 1 0 6.6 0" />,
  cross: <path d="m4 4 8 8M12 4l-8 8" />,
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M10.5 5.3V4A1.5 1.5 0 0 0 9 2.5H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.5h1.3" />
    </>
  ),
  check: <path d="m3.2 8.6 3.2 3.2 6.4-7.4" />,
  chevron: <path d="m6 4 4 4-4 4" />,
  warning: (
    <>
      <path d="M8 2.3 14.3 13.3H1.7Z" />
      <path d="M8 6.6v3M8 11.4v.1" />
    </>
  ),
  offline: (
    <>
      <path d="M2 6.4a9 9 0 0 1 3.2-2M14 6.4a9 9 0 0 0-5-2.3M4.4 9a5.5 5.5 0 0 1 2.5-1.4M8 12.3v.1" />
      <path d="m2.8 2.6 10.4 10.8" />
    </>
  ),
  clock: (
    <>
      <circle cx="8" cy="8" r="5.7" />
      <path d="M8 4.8V8l2.2 1.6" />
    </>
  ),
  key: (
    <>
      <circle cx="5.4" cy="10.6" r="2.9" />
      <path d="m7.5 8.5 5.8-5.8M10.6 5.4l2 2" />
    </>
  ),
  lock: (
    <>
      <rect x="3.5" y="7" width="9" height="6.5" rx="1.5" />
      <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
    </>
  ),
  eye: (
    <>
      <path d="M1.6 8S4 3.6 8 3.6 14.4 8 14.4 8 12 12.4 8 12.4 1.6 8 1.6 8Z" />
      <circle cx="8" cy="8" r="1.9" />
    </>
  ),
} satisfies Record<string, ComponentChildren>;

export type IconName = keyof typeof drawings;

/** Those that show a side of the window, which is the other one where texts run from right to left. */
const sided: ReadonlySet<IconName> = new Set(["panel"]);

/** A small drawing beside words or in a button that has a name of its own; never read aloud. */
export function Icon({
  name,
  size = 16,
  class: className,
}: {
  name: IconName;
  size?: number;
  class?: string | undefined;
}) {
  return (
    <svg
      class={className}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      data-sided={sided.has(name) ? "" : undefined}
    >
      {drawings[name]}
    </svg>
  );
}

import type { Figure } from "./figure";

/** The table as it stands in the document. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(
    ({ what, asked, seen, isMet }) => `| ${what} | ${asked} | ${seen} | ${verdictOf(isMet)} |`,
  );
  return ["| What | Asked | Seen | |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function verdictOf(isMet: boolean | null): string {
  if (isMet === null) return "";
  return isMet ? "met" : "**falls short**";
}

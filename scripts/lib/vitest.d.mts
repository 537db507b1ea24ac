interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
  code: number;
}
export function total(outcomes: readonly Outcome[]): Outcome;
export function closingLine(outcome: Outcome): string;

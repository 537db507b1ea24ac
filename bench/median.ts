/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  if (numbers.length === 0) throw new RangeError("Nothing was measured.");
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  const [below = 0, above = 0] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return (below + above) / 2;
}

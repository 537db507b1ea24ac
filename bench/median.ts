/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

/** Half of the numbers lie between these two. */
export function middleHalf(numbers: readonly number[]): [number, number] {
  return [quantile(numbers, 0.25), quantile(numbers, 0.75)];
}

function quantile(numbers: readonly number[], share: number): number {
  if (numbers.length === 0) throw new RangeError("Nothing was measured.");
  const sorted = [...numbers].sort((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const [below = 0, above = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place - Math.floor(place));
}

/** The few numbers that a benchmark prints. */

/** The value below which `share` (0…1) of the values lie. values: at least one. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The median with its range, as `3.41 (2.98–4.10)`. */
export function withRange(values: readonly number[]): string {
  const [low, middle, high] = [0, 0.5, 1].map((share) => quantile(values, share).toFixed(2));
  return `${middle} (${low}–${high})`;
}

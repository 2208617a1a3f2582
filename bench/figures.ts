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

/** The median with its range, as `3.41 (2.98–4.10)`; only the value where there is one. */
export function withRange(values: readonly number[]): string {
  const [low, middle, high] = [0, 0.5, 1].map((share) => rounded(quantile(values, share)));
  return low === high ? `${middle}` : `${middle} (${low}–${high})`;
}

function rounded(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en');
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 10 ? 1 : 2);
}

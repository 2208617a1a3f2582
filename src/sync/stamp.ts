/**
 * A stamp says when and on which device a field got its value. It is made once, inside the write's transaction, and
 * never changed by anybody. Order follows what people saw: a new stamp is always later than the one it replaces.
 */
export type Stamp = readonly [ms: number, device: string];

/** Stamps from the year 2101 on are refused: no clock of a phone in use says that, and one would win for ever. */
export const maxStampMs = Date.UTC(2101, 0, 1) - 1;

/** Negative when a is earlier, positive when later, 0 when they are one stamp. Devices decide a shared millisecond. */
export function compareStamps(a: Stamp, b: Stamp): number {
  if (a[0] !== b[0]) return a[0] - b[0];
  return a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0;
}

/** The stamp of a new value. nowMs: the phone's clock plus the last measured offset to the office. */
export function nextStamp(nowMs: number, device: string, replaced: Stamp | undefined): Stamp {
  const earliest = replaced === undefined ? 0 : replaced[0] + 1;
  return [Math.min(Math.max(Math.floor(nowMs), earliest), maxStampMs), device];
}

/** How long to wait after failures. The dice keep three hundred phones from coming back in the same second. */

const firstWaitMs = 2_000;
/** With the dice at their highest: 38 s. With a trip that was just going wrong, what was cut off for hours is back within a minute. */
const longestWaitMs = 25_000;
/** What the office itself may ask for at most. */
const longestWishMs = 15 * 60_000;

/**
 * The wait in ms after so many failures in a row (at least 1). wishMs: how long the office asked to be left alone; it is never
 * asked sooner. dice: 0 ≤ x < 1.
 */
export function waitAfter(failures: number, dice: number, wishMs = 0): number {
  const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - 1)) * (0.5 + dice);
  const wish = Math.min(longestWishMs, wishMs) * (1 + 0.5 * dice);
  return Math.max(wait, wish);
}

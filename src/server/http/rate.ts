/**
 * How often anybody may ask: a bucket of permits for each asker that fills again steadily. A phone that sends what a day without a
 * network left, or fetches the whole office, never meets the bottom; whoever hammers does, and is told when to come again.
 */

export interface Rate {
  /** So many at once. */
  readonly burst: number;
  /** So many come back in a second. */
  readonly perSecond: number;
}

/** An enrolled device is counted by itself, however many share its address. */
export const deviceRate: Rate = { burst: 200, perSecond: 20 };
/** All strangers of one network together: as many as three hundred phones need that are enrolled in one hall. */
export const strangerRate: Rate = { burst: 400, perSecond: 20 };
/** Askers remembered at most; beyond it the one that was quiet longest goes, so that a flood fills no memory. */
export const maxAskers = 10_000;

interface Bucket {
  readonly permits: number;
  readonly at: number;
}

/** Takes a permit for this asker. Returns how long it has to wait for one, in ms; 0: it may go on. */
export type TakePermit = (asker: string, nowMs: number) => number;

export function createRateLimit({ burst, perSecond }: Rate): TakePermit {
  const buckets = new Map<string, Bucket>();
  return (asker, nowMs) => {
    const { permits, at } = buckets.get(asker) ?? { permits: burst, at: nowMs };
    // A clock that was set back gives nothing, and takes nothing.
    const filled = Math.min(burst, permits + (Math.max(0, nowMs - at) * perSecond) / 1000);
    const isGiven = filled >= 1;
    buckets.delete(asker);
    buckets.set(asker, { permits: isGiven ? filled - 1 : filled, at: nowMs });
    const [quietest] = buckets.keys();
    if (buckets.size > maxAskers && quietest !== undefined) buckets.delete(quietest);
    return isGiven ? 0 : Math.ceil(((1 - filled) * 1000) / perSecond);
  };
}

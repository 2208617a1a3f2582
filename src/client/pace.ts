/**
 * How much one trip carries. A slow line cuts a large one off again and again, and then nothing ever arrives; so a cut halves
 * the size, and what comes through lets it grow again.
 */
import { bundleBytes, maxPageBytes } from '../sync/protocol.ts';

/** Both in bytes of JSON. */
export interface Pace {
  /** Of changes, up. */
  readonly bundle: number;
  /** Of the office's page, down. */
  readonly page: number;
}

const least: Pace = { bundle: 500, page: 4_000 };
const most: Pace = { bundle: bundleBytes, page: maxPageBytes };
/** The first page is small enough to be there soon on any line. */
export const firstPace: Pace = { bundle: bundleBytes, page: 100_000 };

/** A tap made meanwhile waits for the page that is on its way: a page should not take longer than a person's patience. */
const quickMs = 2_000;
const slowMs = 8_000;

/** What a trip carried: how many changes, and how large a page was asked for. */
export interface Load {
  readonly changes: number;
  readonly page: number;
}

/** The trip was cut off, timed out, or was called too large. One change can't be halved. */
export function slower(pace: Pace, load: Load): Pace {
  return {
    bundle: load.changes > 1 ? Math.max(least.bundle, Math.floor(pace.bundle / 2)) : pace.bundle,
    page: load.page > 0 ? Math.max(least.page, Math.floor(pace.page / 2)) : pace.page,
  };
}

/** The trip came through, in tookMs. */
export function faster(pace: Pace, load: Load, tookMs: number): Pace {
  return {
    bundle: load.changes > 0 ? Math.min(most.bundle, pace.bundle * 4) : pace.bundle,
    page: load.page > 0 ? nextPage(pace.page, tookMs) : pace.page,
  };
}

function nextPage(page: number, tookMs: number): number {
  if (tookMs < quickMs) return Math.min(most.page, page * 2);
  return tookMs > slowMs ? Math.max(least.page, Math.floor(page / 2)) : page;
}

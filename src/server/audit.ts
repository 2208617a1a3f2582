/**
 * What was refused, for whoever looks after the endpoint: one line for each device and minute, with how many and why. One bad change
 * would be a line of its own otherwise, and a hostile phone would write the log full. Ids and codes of the catalogues only.
 */
import type { Log } from './log.ts';

/** All strangers together: what they are called is their network address, and that is nobody's business. */
export const stranger = { office: '', device: 'stranger' };

export interface Who {
  readonly office: string;
  readonly device: string;
}

export interface Audit {
  /** Notes refusals of a device, by their codes; writes the lines of minutes that are over. */
  note(who: Who, codes: readonly string[], nowMs: number): void;
  /** Writes the lines of minutes that are over; called now and then, so that the last line of a quiet device comes too. */
  flush(nowMs: number): void;
  /** Writes all that is open. What is noted afterwards is written at once: the endpoint is stopping. */
  close(): void;
}

const minuteMs = 60_000;

interface Minute extends Who {
  readonly since: number;
  readonly counts: Map<string, number>;
}

export function createAudit(log: Pick<Log, 'warn'>): Audit {
  const open = new Map<string, Minute>();
  let isClosed = false;

  function write(one: Minute): void {
    const codes = [...one.counts].toSorted().map(([code, count]) => `${code} ${count}`);
    const refused = [...one.counts.values()].reduce((sum, count) => sum + count, 0);
    log.warn({ office: one.office, device: one.device, since: one.since, refused, codes }, 'refused');
  }

  function flush(isOver: (one: Minute) => boolean): void {
    for (const [device, one] of open) {
      if (!isOver(one)) continue;
      open.delete(device);
      write(one);
    }
  }

  return {
    note({ office, device }, codes, nowMs) {
      if (codes.length === 0) return;
      this.flush(nowMs);
      const minute = open.get(device) ?? { office, device, since: nowMs, counts: new Map<string, number>() };
      for (const code of codes) minute.counts.set(code, (minute.counts.get(code) ?? 0) + 1);
      open.set(device, minute);
      if (isClosed) flush(() => true);
    },
    // A clock that was set back closes the minute too: it would stay open for as long as it was set back.
    flush: (nowMs) => flush(({ since }) => nowMs >= since + minuteMs || nowMs < since),
    close() {
      isClosed = true;
      flush(() => true);
    },
  };
}

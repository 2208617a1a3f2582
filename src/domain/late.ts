/** Counting that went on after an event was over: on a phone that had not heard of it. It counts, is shown, and a person looks at it. */
import type { Entry, Fields, Scalar, Write } from './scalar.ts';

/** What was counted after the end of an event, or after it was marked as not to be counted. */
export interface Late {
  readonly why: 'finished' | 'notCounted';
  /** The late tallies, oldest first; those taken back too, since they may come back. */
  readonly tallies: readonly Entry[];
  /** How many of them nobody has looked at. */
  readonly unchecked: number;
}

/** From when on (epoch ms) a tally is late, and why; nothing while the event may be counted. */
export function closedSince(event: Fields): { readonly at: number; readonly why: Late['why'] } | undefined {
  const { notCounted, notCountedAt, state, finishedAt } = event;
  if (typeof notCounted === 'string' && typeof notCountedAt === 'number')
    return { at: notCountedAt, why: 'notCounted' };
  if (state === 'finished' && typeof finishedAt === 'number') return { at: finishedAt, why: 'finished' };
  return undefined;
}

/** The late tallies among some of an event; nothing where there is none. */
export function lateOf(event: Entry, tallies: Iterable<Entry>): Late | undefined {
  const closed = closedSince(event.fields);
  if (closed === undefined) return undefined;
  const late = [...tallies].filter(({ fields }) => timeOf(fields) > closed.at);
  if (late.length === 0) return undefined;
  late.sort((a, b) => timeOf(a.fields) - timeOf(b.fields) || (a.id < b.id ? -1 : 1));
  const unchecked = [...countBySheet(late)].reduce((sum, [sheet, count]) => {
    const seen = event.fields[`late/${sheet}`];
    return sum + Math.max(0, count - (typeof seen === 'number' ? seen : 0));
  }, 0);
  return { why: closed.why, tallies: late, unchecked };
}

/** A person has looked at the late tallies; and the way back to before. */
export function checkedWrites(event: Entry, late: Late): { readonly done: Write; readonly undo: Write } {
  const done: Record<string, Scalar> = {};
  const undo: Record<string, Scalar> = {};
  for (const [sheet, count] of countBySheet(late.tallies)) {
    done[`late/${sheet}`] = count;
    undo[`late/${sheet}`] = event.fields[`late/${sheet}`] ?? null;
  }
  const write = (fields: Fields): Write => ({ kind: 'event', id: event.id, fields });
  return { done: write(done), undo: write(undo) };
}

function countBySheet(tallies: readonly Entry[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { fields } of tallies) {
    const sheet = String(fields['sheet'] ?? '');
    counts.set(sheet, (counts.get(sheet) ?? 0) + 1);
  }
  return counts;
}

function timeOf(fields: Fields): number {
  return typeof fields['at'] === 'number' ? fields['at'] : 0;
}

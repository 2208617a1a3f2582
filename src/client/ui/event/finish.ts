/** Ending an event. Pure. */
import { finishWrite, sheetWrite, tallyWrite } from '../../../domain/event.ts';
import { sheetId } from '../../../domain/id.ts';
import type { Fields, Write } from '../../../domain/scalar.ts';
import type { Line } from './board.ts';

export interface Ending {
  readonly event: string;
  readonly fields: Fields;
  /** Of which the person said that nobody came: each gets a tally of zero, with a new id of its own. */
  readonly zeros: readonly (Line & { readonly id: string })[];
  readonly device: string;
  readonly sheetLabel: string;
  /** Civil date and time now. */
  readonly day: string;
  readonly time: string;
  readonly nowMs: number;
}

/** One act, so that a zero and the end are recorded together or not at all. */
export function endingWrites(ending: Ending): readonly Write[] {
  const { event, fields, zeros, device, sheetLabel, nowMs } = ending;
  const sheet = sheetId(event, device);
  const tallies = zeros.map(({ id, measure, group }) =>
    tallyWrite({ event, id, sheet, measure, group, amount: 0, atMs: nowMs }),
  );
  const sheets = zeros.length === 0 ? [] : [sheetWrite(event, device, sheetLabel)];
  return [...sheets, ...tallies, finished(ending, fields)];
}

/** The end is now, unless a person said when it was, or the event was on another day and is only written up now. */
function finished({ event, day, time, nowMs }: Ending, fields: Fields): Write {
  const write = finishWrite(event, time, nowMs);
  const isNow = typeof fields['endTime'] !== 'string' && (fields['dateTo'] ?? fields['date']) === day;
  if (isNow) return write;
  const { endTime: _unknown, ...rest } = write.fields;
  return { ...write, fields: rest };
}

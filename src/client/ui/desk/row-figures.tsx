import type { Figures } from '../../../domain/year-table.ts';
import { t } from '../../locales/t.ts';
import { attendancesWords, groupLine, type Lists, otherLine, uncountedWords, unknownMark } from './figure-words.ts';

/** A row's numbers in words, for where a table has no room: "Uczestnictwa: 85", "Seniorzy 60 · Dzieci 25", "Żywność 976,44 kg". */
export function RowFigures({ row, lists }: { readonly row: Figures; readonly lists: Lists }) {
  const events = row.events.length === 0 ? unknownMark : row.events.length;
  const lines = [
    `${t('desk.eventsLine', { count: events })} · ${t('desk.attendancesLine', { count: attendancesWords(row) })}`,
    uncountedWords(row) ?? '',
    row.byGroup.map((line) => groupLine(line, lists)).join(' · '),
    row.others.map((line) => otherLine(line, lists)).join(' · '),
  ];
  return (
    <span class="row-sums digits">
      {lines
        .filter((line) => line !== '')
        .map((line) => (
          <span key={line}>{line}</span>
        ))}
    </span>
  );
}

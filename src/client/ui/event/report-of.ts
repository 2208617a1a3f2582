/** The short report of an event for the public, in the words of the screen's language. */
import { placesOf } from '../../../domain/place.ts';
import { peopleMeasure } from '../../../domain/total.ts';
import { plural, t } from '../../locales/t.ts';
import type { RecordView } from '../use.ts';
import { fullWords, type Lists, lineName } from './amount-words.ts';
import type { Amount, Board } from './board.ts';
import { hostWords } from './event-head.tsx';
import { dateWords } from './summary-facts.tsx';
import { reportText } from './summary-text.ts';

export function reportOf(event: RecordView, board: Board, lists: Lists, partners: readonly string[]): string {
  const { fields } = event;
  const counted = board.attending.filter(
    ({ value, either }) => value !== undefined && value > 0 && either.length === 0,
  );
  return reportText({
    title: String(fields['title'] ?? ''),
    when: dateWords(fields),
    places: placesOf(fields),
    host: hostWords(fields),
    attended: attendedSentence(board.attended),
    groups: counted.map((tile) =>
      t('summary.line', { name: lineName(tile, lists), count: fullWords(tile, { ...tile, measure: peopleMeasure }) }),
    ),
    partners: partners.length === 0 ? undefined : t('after.report.thanks', { partners: partners.join(', ') }),
  });
}

/** Nothing is published while nobody counted, nobody came, or two counts compete. */
function attendedSentence({ value, either, about }: Amount): string | undefined {
  if (value === undefined || value === 0 || either.length > 0) return undefined;
  return about ? t('after.report.about', { count: value }) : plural('after.report.attended', value);
}

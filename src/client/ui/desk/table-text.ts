/** The table as text with tabs, for a spreadsheet: one column for each group and measure in use, numbers without words. */
import { formatAmount, type Scale } from '../../../domain/amount.ts';
import type { Figure } from '../../../domain/figure.ts';
import { valueOf } from '../../../domain/total.ts';
import type { Figures, Line, YearRow, YearTable } from '../../../domain/year-table.ts';
import { locale, t } from '../../locales/t.ts';
import { figureWords, groupWords, type Lists, otherName, scaleOf } from './figure-words.ts';
import { termOf } from './term-of.ts';

/** Makes the text. Unknown is an empty cell and zero is 0; what is open or estimated keeps its words. */
export function tableText(table: YearTable, lists: Lists): string {
  const { byGroup, others } = table.total;
  const head = [
    t('desk.col.number'),
    t('desk.col.activity'),
    t('desk.col.term'),
    t('desk.col.events'),
    t('desk.col.attendances'),
    ...byGroup.map((line) => groupWords(line, lists)),
    ...others.map((line) => withUnit(line, lists)),
    t('desk.col.status'),
  ];
  const figures = (row: Figures) => [
    row.events.length === 0 ? '' : String(row.events.length),
    cellOf(row.attendances, 1),
    ...byGroup.map((line) => cellOf(same(row.byGroup, line), 1)),
    ...others.map((line) => cellOf(same(row.others, line), scaleOf(lists.measures, line.measure))),
  ];
  const rowOf = (row: YearRow) => [
    row.number === undefined ? '' : String(row.number),
    row.title,
    termOf(row),
    ...figures(row),
    t(`status.${row.status}`),
  ];
  const totalOf = (name: string, total: Figures) => ['', name, '', ...figures(total), ''];
  const lines = [
    head,
    ...table.planned.map(rowOf),
    totalOf(t('desk.total.planned'), table.plannedTotal),
    ...table.outside.map(rowOf),
    totalOf(t('desk.total.outside'), table.outsideTotal),
    totalOf(t('desk.total'), table.total),
  ];
  return lines.map((cells) => cells.map(plain).join('\t')).join('\r\n');
}

function withUnit(line: Line, lists: Lists): string {
  const unit = lists.measures.get(line.measure)?.fields['unit'];
  const name = otherName(line, lists);
  return typeof unit === 'string' ? `${name} (${unit})` : name;
}

const same = (lines: readonly Line[], { measure, group }: Line) =>
  lines.find((line) => line.measure === measure && line.group === group);

function cellOf(figure: Figure | undefined, scale: Scale): string {
  if (figure === undefined) return '';
  if (figure.either !== undefined || figure.estimated !== 0) return figureWords(figure, scale);
  return formatAmount(valueOf(figure), scale, locale()).replaceAll('\u00a0', '').replace('−', '-');
}

/** Tabs and breaks would move cells; a text that begins like a formula must not become one. */
function plain(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return /^[=+@]|^-\D/.test(line) ? `'${line}` : line;
}

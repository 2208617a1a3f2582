import type { Figures, YearRow, YearTable } from '../../../domain/year-table.ts';
import { t } from '../../locales/t.ts';
import { attendancesWords, groupLine, type Lists, otherLine, uncountedWords, unknownMark } from './figure-words.ts';
import { StatusWord } from './status-word.tsx';
import { termOf } from './term-of.ts';

interface YearTableViewProps {
  readonly table: YearTable;
  readonly lists: Lists;
  /** The row whose sources are open. */
  readonly openRow: string | undefined;
  readonly onOpen: (row: string) => void;
}

/** The year's table. Each number opens what stands behind it. */
export function YearTableView({ table, lists, openRow, onOpen }: YearTableViewProps) {
  const rowsOf = (rows: readonly YearRow[]) =>
    rows.map((row) => (
      <Row key={row.id} row={row} lists={lists} isOpen={row.id === openRow} onOpen={() => onOpen(row.id)} />
    ));
  return (
    <table class="year-table sheet">
      <thead>
        <tr>
          <th scope="col" class="year-number">
            {t('desk.col.number')}
          </th>
          <th scope="col" class="year-activity">
            {t('desk.col.activity')}
          </th>
          <th scope="col" class="year-number">
            {t('desk.col.events')}
          </th>
          <th scope="col" class="year-number">
            {t('desk.col.attendances')}
          </th>
          <th scope="col" class="year-more">
            {t('desk.col.groups')}
          </th>
          <th scope="col" class="year-more">
            {t('desk.col.others')}
          </th>
          <th scope="col" class="year-more">
            {t('desk.col.status')}
          </th>
        </tr>
      </thead>
      {table.planned.length > 0 && (
        <tbody>
          {rowsOf(table.planned)}
          <TotalRow name={t('desk.total.planned')} total={table.plannedTotal} lists={lists} />
        </tbody>
      )}
      <tbody>
        <tr>
          <th scope="rowgroup" colSpan={7} class="year-part">
            {t('desk.outside')}
          </th>
        </tr>
        {table.outside.length === 0 ? (
          <tr>
            <td colSpan={7} class="quiet">
              {t('desk.noOutside')}
            </td>
          </tr>
        ) : (
          <>
            {rowsOf(table.outside)}
            <TotalRow name={t('desk.total.outside')} total={table.outsideTotal} lists={lists} />
          </>
        )}
      </tbody>
      <tfoot>
        <TotalRow name={t('desk.total')} total={table.total} lists={lists} />
      </tfoot>
    </table>
  );
}

interface RowProps {
  readonly row: YearRow;
  readonly lists: Lists;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

function Row({ row, lists, isOpen, onOpen }: RowProps) {
  const events = row.all.length === 0 ? unknownMark : String(row.events.length);
  const source = (words: string, column: string, unknown: string) => (
    <button
      type="button"
      class={words === unknownMark ? 'year-source year-unknown' : 'year-source'}
      aria-label={t('figure.open', { title: row.title, what: `${column}: ${words === unknownMark ? unknown : words}` })}
      title={words === unknownMark ? unknown : undefined}
      onClick={onOpen}
    >
      {words}
    </button>
  );
  return (
    <tr class={isOpen ? 'year-open' : undefined}>
      <td class="year-number quiet">{row.number}</td>
      <th scope="row">
        <span class="year-title">{row.title}</span>
        <span class="quiet small">{termOf(row)}</span>
      </th>
      <td class="year-number">{source(events, t('desk.col.events'), t('figure.noEvent'))}</td>
      <td class="year-number">
        {source(attendancesWords(row), t('desk.col.attendances'), t('figure.unknown'))}
        <Uncounted row={row} />
      </td>
      <FigureCells row={row} lists={lists} />
      <td class="year-more">
        <StatusWord status={row.status} />
      </td>
    </tr>
  );
}

function TotalRow({ name, total, lists }: { readonly name: string; readonly total: Figures; readonly lists: Lists }) {
  return (
    <tr class="year-total">
      <td />
      <th scope="row">{name}</th>
      <td class="year-number">{total.events.length}</td>
      <td class="year-number" title={total.attendances === undefined ? t('figure.unknown') : undefined}>
        {attendancesWords(total)}
        <Uncounted row={total} />
      </td>
      <FigureCells row={total} lists={lists} />
      <td class="year-more" />
    </tr>
  );
}

/** Next to every total stands what is not in it. */
function Uncounted({ row }: { readonly row: Figures }) {
  const words = uncountedWords(row);
  return words === undefined ? null : <span class="year-uncounted">{words}</span>;
}

/** By group and the other measures: one line each, the number at the right. */
function FigureCells({ row, lists }: { readonly row: Figures; readonly lists: Lists }) {
  return (
    <>
      <td class="small year-more">
        <ul class="year-lines">
          {row.byGroup.map((line) => (
            <li key={line.group}>{groupLine(line, lists)}</li>
          ))}
        </ul>
      </td>
      <td class="small year-more">
        <ul class="year-lines">
          {row.others.map((line) => (
            <li key={`${line.measure} ${line.group}`}>{otherLine(line, lists)}</li>
          ))}
        </ul>
      </td>
    </>
  );
}

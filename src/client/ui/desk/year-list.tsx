import type { Figures, YearRow, YearTable } from '../../../domain/year-table.ts';
import { t } from '../../locales/t.ts';
import '../parts/rows.css';
import type { Lists } from './figure-words.ts';
import { RowFigures } from './row-figures.tsx';
import { StatusWord } from './status-word.tsx';
import { termOf } from './term-of.ts';

interface YearListProps {
  readonly table: YearTable;
  readonly lists: Lists;
  readonly onOpen: (row: string) => void;
}

/** The year's table where the window is narrow: one row under the other, each opens its sources. */
export function YearList({ table, lists, onOpen }: YearListProps) {
  return (
    <>
      {table.planned.length > 0 && (
        <Part title={t('desk.planned')} rows={table.planned} total={table.plannedTotal} lists={lists} onOpen={onOpen} />
      )}
      <Part title={t('desk.outside')} rows={table.outside} total={table.outsideTotal} lists={lists} onOpen={onOpen} />
      <section class="section">
        <h2>{t('desk.total')}</h2>
        <p class="sheet sheet-body">
          <RowFigures row={table.total} lists={lists} />
        </p>
      </section>
    </>
  );
}

interface PartProps extends Pick<YearListProps, 'lists' | 'onOpen'> {
  readonly title: string;
  readonly rows: readonly YearRow[];
  readonly total: Figures;
}

function Part({ title, rows, total, lists, onOpen }: PartProps) {
  return (
    <section class="section">
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p class="quiet">{t('desk.noOutside')}</p>
      ) : (
        <ul class="sheet">
          {rows.map((row) => (
            <li key={row.id}>
              <button type="button" class="row year-row" onClick={() => onOpen(row.id)}>
                <span class="row-words">
                  <span class="row-title">
                    {row.number !== undefined && `${row.number}. `}
                    {row.title}
                  </span>
                  <span class="row-line">{termOf(row)}</span>
                  <StatusWord status={row.status} />
                  <RowFigures row={row} lists={lists} />
                </span>
              </button>
            </li>
          ))}
          <li class="sheet-body">
            <strong>{t('desk.total')}</strong>
            <RowFigures row={total} lists={lists} />
          </li>
        </ul>
      )}
    </section>
  );
}

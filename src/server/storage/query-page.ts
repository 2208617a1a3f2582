/** The SQL of a page: what changed in an office after the cursors, in the order of its numbers. */
import type { Transaction } from 'kysely';
import type { FieldClass } from '../../domain/kinds.ts';
import type { Cursors } from '../../sync/exchange.ts';
import { type CheckedRows, rowColumns } from './checked-rows.ts';
import type { Page, StoredPart } from './storage.ts';
import type { Tables } from './tables.ts';

/** Rows fetched at once, so that a page's memory stays bounded by its bytes, not by what is stored. */
const fetched = 300;

export async function pageQuery(
  trx: Transaction<Tables>,
  office: string,
  checked: CheckedRows,
  classes: readonly FieldClass[],
  cursors: Cursors,
  maxBytes: number,
): Promise<Page> {
  const parts: StoredPart[] = [];
  let lastSeq: number | undefined;
  let bytes = 0;
  const [firstClass, ...otherClasses] = classes;
  if (firstClass === undefined) return { parts, lastSeq, more: false };
  for (;;) {
    const ofClass = (fieldClass: FieldClass) =>
      trx
        .selectFrom('parts')
        .select(rowColumns)
        .where('office', '=', office)
        .where('class', '=', fieldClass)
        .where('seq', '>', Math.max(cursors[fieldClass] ?? 0, lastSeq ?? 0));
    // One walk of the index for each class; the database merges them.
    let query = ofClass(firstClass);
    for (const fieldClass of otherClasses) query = query.unionAll(ofClass(fieldClass));
    const rows = await query.orderBy('seq').limit(fetched).execute();
    let fits = 0;
    for (const { cells } of rows) {
      const size = Buffer.byteLength(cells);
      if (parts.length + fits > 0 && bytes + size > maxBytes) break;
      bytes += size;
      fits += 1;
    }
    parts.push(...(await checked.read(rows.slice(0, fits))));
    lastSeq = rows[fits - 1]?.seq ?? lastSeq;
    if (fits < rows.length) return { parts, lastSeq, more: true };
    if (rows.length < fetched) return { parts, lastSeq, more: false };
  }
}

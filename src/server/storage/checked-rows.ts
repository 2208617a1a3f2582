/**
 * Parts as rows with a checksum. A row that the disk no longer gives as it was put has no vote: it is set aside, and its
 * bucket's fingerprint is made anew without it, so that the next phone that has the record brings it back.
 */
import type { Transaction } from 'kysely';
import type { FieldClass } from '../../domain/kinds.ts';
import { bucketOf } from '../../sync/bucket.ts';
import type { Cells } from '../../sync/cell.ts';
import { checksumOf, fromDigest, sumOfCells, toDigest } from '../../sync/digest.ts';
import { hashOf } from '../secrets.ts';
import type { StoredPart } from './storage.ts';
import { digestsOf, moveDigests } from './sum-rows.ts';
import type { Tables } from './tables.ts';

type Row = Omit<Tables['parts'], 'office' | 'bucket'>;

export const rowColumns = ['kind', 'id', 'class', 'seq', 'cells', 'sum'] as const;
/** In whose name the office sets its own damaged rows aside. */
const officeItself = 'office';

export function rowOf(part: StoredPart, seq: number): Omit<Tables['parts'], 'office'> {
  const { kind, id, class: fieldClass } = part;
  const row = { kind, id, class: fieldClass, seq, cells: JSON.stringify(part.cells) };
  return { ...row, bucket: bucketOf(kind, id), sum: sumOfRow(row) };
}

function sumOfRow({ kind, id, class: fieldClass, seq, cells }: Omit<Row, 'sum'>): string {
  return checksumOf(`${kind} ${id} ${fieldClass} ${seq} ${cells}`);
}

export interface CheckedRows {
  /** The parts of the rows that are whole; the others are set aside. */
  read(rows: readonly Row[]): Promise<readonly StoredPart[]>;
  /** The parts of one bucket of a class. */
  partsOf(fieldClass: FieldClass, bucket: string): Promise<readonly StoredPart[]>;
  /** Puts a bucket's fingerprint right. Returns whether it was wrong. */
  remakeBucket(fieldClass: FieldClass, bucket: string): Promise<boolean>;
}

export function checkedRows(trx: Transaction<Tables>, office: string): CheckedRows {
  return { read, partsOf, remakeBucket };

  async function read(rows: readonly Row[]): Promise<readonly StoredPart[]> {
    const broken = rows.filter((row) => sumOfRow(row) !== row.sum);
    if (broken.length > 0) await setAside(broken);
    return rows
      .filter((row) => !broken.includes(row))
      .map(({ kind, id, class: fieldClass, cells }) => ({
        kind,
        id,
        class: fieldClass,
        cells: JSON.parse(cells) as Cells,
      }));
  }

  async function setAside(broken: readonly Row[]): Promise<void> {
    const buckets = new Map<string, { fieldClass: FieldClass; bucket: string }>();
    for (const { kind, id, class: fieldClass, cells } of broken) {
      const raw = JSON.stringify({ kind, id, class: fieldClass, cells });
      await trx
        .insertInto('quarantine')
        .values({
          office,
          device: officeItself,
          hash: hashOf(raw),
          code: 'damaged',
          held: 0,
          // When it was found is not known here, and no rule needs it.
          received_at: 0,
          raw,
          bytes: Buffer.byteLength(raw),
        })
        .onConflict((on) => on.doNothing())
        .execute();
      await trx
        .deleteFrom('parts')
        .where('office', '=', office)
        .where('kind', '=', kind)
        .where('id', '=', id)
        .where('class', '=', fieldClass)
        .execute();
      const bucket = bucketOf(kind, id);
      buckets.set(`${fieldClass} ${bucket}`, { fieldClass, bucket });
    }
    for (const { fieldClass, bucket } of buckets.values()) await remakeBucket(fieldClass, bucket);
  }

  async function partsOf(fieldClass: FieldClass, bucket: string): Promise<readonly StoredPart[]> {
    const rows = await trx
      .selectFrom('parts')
      .select(rowColumns)
      .where('office', '=', office)
      .where('class', '=', fieldClass)
      .where('bucket', '=', bucket)
      .execute();
    return read(rows);
  }

  async function remakeBucket(fieldClass: FieldClass, bucket: string): Promise<boolean> {
    const parts = await partsOf(fieldClass, bucket);
    const is = parts.reduce((sum, { kind, id, cells }) => sum + sumOfCells(kind, id, Object.entries(cells)), 0n);
    const held = (await digestsOf(trx, office, fieldClass, [bucket])).get(bucket);
    const was = held === undefined ? 0n : fromDigest(held);
    if (toDigest(is) === toDigest(was)) return false;
    await moveDigests(trx, office, fieldClass, new Map([[bucket, is - was]]));
    return true;
  }
}

import { describe, expect, it } from 'vitest';
import { rowOf } from '../../../src/client/store/database.ts';
import { rowsAt } from '../../../src/client/store/rows-at.ts';
import { newPhone } from './phone.ts';

const keyOf = (n: number) => `event/e${String(n).padStart(5, '0')}`;

/** A phone with events of these numbers. */
async function phoneWith(numbers: readonly number[]) {
  const phone = await newPhone();
  const ids = numbers.map((n) => keyOf(n).slice('event/'.length));
  await phone.database.records.bulkPut(
    ids.map((id) => rowOf({ kind: 'event', id, cells: { title: [id, 1, 'biuro'] } })),
  );
  return phone.database.records;
}
const upTo = (count: number, step = 1) => Array.from({ length: count }, (_, n) => n * step);

describe('many rows that are read at once are those of their keys', () => {
  it.each([
    ['a few', upTo(500), upTo(10, 7)],
    ['all that lie close together', upTo(500), upTo(500)],
    ['some, far apart from each other among many', upTo(3000), upTo(100, 29)],
    ['some, not so far apart', upTo(600), upTo(100, 5)],
    ['with gaps where nothing lies', upTo(300, 3), upTo(400, 2)],
    ['none of which is there', upTo(100), upTo(100).map((n) => n + 50_000)],
    ['out of order, and some twice', upTo(200), [...upTo(150).reverse(), ...upTo(30, 5)]],
  ])('%s', async (_what, there, wanted) => {
    const records = await phoneWith(there);
    const keys = wanted.map(keyOf);
    const rows = await rowsAt(records, keys);
    expect(rows.map((row) => row?.key)).toEqual(wanted.map((n) => (there.includes(n) ? keyOf(n) : undefined)));
    expect(rows).toEqual(await records.bulkGet(keys));
  });
});

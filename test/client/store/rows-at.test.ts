import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowOf } from '../../../src/client/store/database.ts';
import { rowsAt } from '../../../src/client/store/rows-at.ts';
import { newPhone } from './phone.ts';

const partner = (n: number) => `partner/${String(n).padStart(4, '0')}`;
const row = (n: number) => rowOf({ kind: 'partner', id: partner(n).slice(8), cells: { name: [`P${n}`, n, 'ola'] } });

describe('many rows by their keys', () => {
  it('are the same as one by one, whatever else lies between them, in the order asked for', async () => {
    const numbers = (max: number) => fc.array(fc.nat(2000), { maxLength: max });
    await fc.assert(
      fc.asyncProperty(numbers(600), numbers(300), async (there, asked) => {
        const { database } = await newPhone();
        await database.records.bulkPut(there.map(row));
        const keys = asked.map(partner);
        expect(await rowsAt(database.records, keys)).toEqual(await database.records.bulkGet(keys));
        await database.delete();
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['none of them is there', [], 3],
    ['all of them lie close together', Array.from({ length: 300 }, (_, n) => n), 1],
    ['much more lies between them', Array.from({ length: 3000 }, (_, n) => n), 30],
    ['they are a small share of what lies between', Array.from({ length: 500 }, (_, n) => n), 4],
  ])('are found when %s', async (_when, there, step) => {
    const { database } = await newPhone();
    await database.records.bulkPut(there.map(row));
    const keys = Array.from({ length: 100 }, (_, n) => partner((99 - n) * step));
    expect(await rowsAt(database.records, keys)).toEqual(await database.records.bulkGet(keys));
  });
});

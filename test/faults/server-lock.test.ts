import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openSqlite } from '../../src/server/storage/sqlite.ts';
import { addOffice, part } from '../contract/storage.ts';

const folder = mkdtempSync(join(tmpdir(), 'teren-lock-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('row 47 · while one process writes to an office, another does not even read it to write; who only reads is let in', async () => {
  const file = join(folder, 'teren.sqlite');
  const [first, second] = [await openSqlite(file), await openSqlite(file)];
  await first.transact((tx) => addOffice(tx, 'o'));
  const seen: number[] = [];
  const come = (onlyReads: boolean) =>
    second.transact(async (tx) => {
      seen.push((await tx.inOffice('o', onlyReads))?.seq() ?? -1);
    });
  await first.transact(async (tx) => {
    const copy = await tx.inOffice('o');
    await copy?.putParts([part('e1', 'a')]);
    await come(true);
    expect(seen, 'what was there before').toEqual([0]);
    // One thread here, so that the first can't go on while the second waits its five seconds.
    await expect(come(false)).rejects.toMatchObject({ code: 'busy' });
    expect(seen).toEqual([0]);
  });
  await come(false);
  expect(seen).toEqual([0, 1]);
  await Promise.all([first.close(), second.close()]);
});

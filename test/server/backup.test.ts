import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backUp, isBackupDue, keptCopies, listCopies } from '../../src/server/backup.ts';
import { openSqlite, type SqliteStorage } from '../../src/server/storage/sqlite.ts';
import { addOffice, part } from '../contract/storage.ts';

let home: string;
let folder: string;
let storage: SqliteStorage;
const copyTo = (file: string) => storage.copyTo(file);
const put = (id: string) => storage.transact(async (tx) => (await tx.inOffice('o'))?.putParts([part(id, 'zapisane')]));

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'teren-backup-'));
  folder = join(home, 'backups');
  storage = await openSqlite(join(home, 'teren.sqlite'));
  await storage.transact((tx) => addOffice(tx, 'o'));
});
afterEach(async () => {
  await storage.close();
  rmSync(home, { recursive: true });
});

it('a copy opens and holds what the office had', async () => {
  await put('e1');
  const file = await backUp(folder, '2026-03-14', copyTo);
  expect(readdirSync(folder)).toEqual(['teren-2026-03-14.sqlite']);
  const copy = await openSqlite(file);
  const found = await copy.transact(async (tx) => (await tx.inOffice('o'))?.readParts([{ kind: 'event', id: 'e1' }]));
  await copy.close();
  expect(found).toEqual([part('e1', 'zapisane')]);
});

it('a later copy of the day takes the place of the earlier one', async () => {
  await backUp(folder, '2026-03-14', copyTo);
  await put('e2');
  const copy = await openSqlite(await backUp(folder, '2026-03-14', copyTo));
  expect(await copy.transact(async (tx) => (await tx.inOffice('o'))?.seq())).toBe(1);
  await copy.close();
  expect(await listCopies(folder)).toHaveLength(1);
});

it('the fifteenth copy removes the oldest only, and nothing that is not a copy', async () => {
  const days = Array.from({ length: keptCopies + 1 }, (_, index) => `2026-03-${String(index + 1).padStart(2, '0')}`);
  for (const day of days.slice(0, keptCopies)) await backUp(folder, day, copyTo);
  writeFileSync(join(folder, 'teren-2020-01-01.sqlite.keep'), 'by hand');
  expect(await listCopies(folder)).toHaveLength(keptCopies);
  await backUp(folder, days.at(-1) ?? '', copyTo);
  expect(await listCopies(folder)).toEqual(days.slice(1).map((day) => `teren-${day}.sqlite`));
  expect(readdirSync(folder)).toContain('teren-2020-01-01.sqlite.keep');
});

it('a copy that fails or is not whole leaves the earlier ones alone and gets no name', async () => {
  for (const day of ['2026-03-01', '2026-03-02']) await backUp(folder, day, copyTo);
  await expect(backUp(folder, '2026-03-03', () => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full');
  await expect(
    backUp(folder, '2026-03-03', async (file) => writeFileSync(file, 'no database '.repeat(100))),
  ).rejects.toThrow(/database/);
  expect(await listCopies(folder)).toEqual(['teren-2026-03-01.sqlite', 'teren-2026-03-02.sqlite']);
});

it('is due once a day', async () => {
  expect(await isBackupDue(folder, '2026-03-14')).toBe(true);
  await backUp(folder, '2026-03-14', copyTo);
  expect(await isBackupDue(folder, '2026-03-14')).toBe(false);
  expect(await isBackupDue(folder, '2026-03-15')).toBe(true);
});

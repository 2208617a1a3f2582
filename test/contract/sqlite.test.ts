import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { openSqlite } from '../../src/server/storage/sqlite.ts';
import { addOffice, part, storageContract } from './storage.ts';

const folder = mkdtempSync(join(tmpdir(), 'teren-storage-'));
let files = 0;
const newFile = () => join(folder, `copy-${++files}.sqlite`);
afterAll(() => rmSync(folder, { recursive: true }));

storageContract('SQLite', () => openSqlite(newFile()));

it('finds everything again when the file is opened anew', async () => {
  const file = newFile();
  const first = await openSqlite(file);
  await first.transact(async (tx) => {
    await addOffice(tx, 'o');
    await (await tx.inOffice('o'))?.putParts([part('e1', 'zostaje')]);
  });
  await first.close();
  const second = await openSqlite(file);
  const found = await second.transact(async (tx) => {
    const copy = await tx.inOffice('o');
    return { seq: copy?.seq(), parts: await copy?.readParts([{ kind: 'event', id: 'e1' }]) };
  });
  await second.close();
  expect(found).toEqual({ seq: 1, parts: [part('e1', 'zostaje')] });
});

it('writes a log that is synced at each commit, into tables that check their types', async () => {
  const file = newFile();
  const storage = await openSqlite(file);
  const database = new Database(file, { readonly: true });
  expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
  const loose = database
    .prepare("select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0")
    .pluck()
    .all()
    .filter((name) => !/^(sqlite_|kysely_)/.test(String(name)));
  expect(loose).toEqual([]);
  database.close();
  await storage.close();
});

it('walks an index for each class of a page instead of sorting the office', async () => {
  const file = newFile();
  await (await openSqlite(file)).close();
  const database = new Database(file, { readonly: true });
  const arm = "select seq, cells from parts where office = 'o' and class = ? and seq > 0";
  const plan = database
    .prepare(`explain query plan ${arm} union all ${arm} order by seq limit 300`)
    .all('open', 'team');
  database.close();
  const text = JSON.stringify(plan);
  expect(text).toContain('parts_in_order');
  expect(text).not.toContain('TEMP B-TREE');
});

import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { backUp, listCopies } from '../../src/server/backup.ts';

const folder = mkdtempSync(join(tmpdir(), 'teren-backup-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('a copy that opens, but has a damaged page in it, gets no name', async () => {
  const damaged = async (file: string) => {
    const database = new Database(file);
    database.exec('create table parts (id text primary key, cells text)');
    const put = database.prepare('insert into parts values (?, ?)');
    database.transaction(() => {
      for (let n = 0; n < 2000; n++) put.run(`e${n}`, 'x'.repeat(40));
    })();
    database.close();
    const handle = openSync(file, 'r+');
    const pageBytes = 4096;
    const middle = Math.floor(statSync(file).size / pageBytes / 2) * pageBytes;
    writeSync(handle, Buffer.alloc(pageBytes), 0, pageBytes, middle);
    closeSync(handle);
    // The file still opens, and what lies in other pages is read.
    const again = new Database(file, { readonly: true });
    expect(again.prepare("select count(*) from parts where id = 'e0'").pluck().get()).toBe(1);
    again.close();
  };
  await expect(backUp(folder, '2026-03-14', damaged)).rejects.toThrow('not whole');
  expect(await listCopies(folder)).toEqual([]);
});

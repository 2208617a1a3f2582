/** An office's file copied away and put back, as a person does it: stop, copy, start. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OfficeServer } from '../server/office-server.ts';

/** Copies the database while it is in use (SQLite's own backup). Returns the copy's path. */
export async function copyOf(office: OfficeServer): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'teren-copy-')), 'teren.sqlite');
  await office.copyTo(file);
  return file;
}

/** The office goes on from the copy, at the same address. */
export async function restore(office: OfficeServer, copy: string): Promise<OfficeServer> {
  await office.restart((file) => {
    for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true });
    copyFileSync(copy, file);
  });
  return office;
}

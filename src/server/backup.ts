/** Copies of the database, one for each day: `DATA_DIR/backups/teren-YYYY-MM-DD.sqlite`. The newest 14 are kept. */
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';

export const keptCopies = 14;
const copyPattern = /^teren-\d{4}-\d{2}-\d{2}\.sqlite$/;

/** The copies there are, oldest first. */
export async function listCopies(folder: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const names = await readdir(folder);
  return names.filter((name) => copyPattern.test(name)).toSorted();
}

/** Whether the day ('YYYY-MM-DD') has no copy yet. */
export async function isBackupDue(folder: string, day: string): Promise<boolean> {
  return !(await listCopies(folder)).includes(nameOf(day));
}

/**
 * Makes the day's copy (in place of an earlier one of the day) and removes the oldest beyond 14. copyTo: writes the whole
 * database into a new file. The copy gets its name only when it is whole. Returns its path.
 */
export async function backUp(folder: string, day: string, copyTo: (file: string) => Promise<void>): Promise<string> {
  await mkdir(folder, { recursive: true });
  const unfinished = join(folder, `${nameOf(day)}.unfinished`);
  await rm(unfinished, { force: true });
  await copyTo(unfinished);
  finish(unfinished);
  const file = join(folder, nameOf(day));
  await rename(unfinished, file);
  const copies = await listCopies(folder);
  for (const old of copies.slice(0, Math.max(0, copies.length - keptCopies))) await rm(join(folder, old));
  return file;
}

function nameOf(day: string): string {
  return `teren-${day}.sqlite`;
}

/** Throws where the copy is not whole: then it never gets its name. */
function finish(file: string): void {
  const copy = new Database(file);
  try {
    // One file that stands by itself, without a log beside it.
    copy.pragma('journal_mode = DELETE');
    const answer: unknown = copy.pragma('quick_check(1)', { simple: true });
    if (answer !== 'ok') throw new Error('The copy of the database is not whole. The earlier copies stay.');
  } finally {
    copy.close();
  }
}

import { expect, it } from 'vitest';
import { openSqlite } from '../../src/server/storage/sqlite.ts';

it('does not open a database on which SQLite silently keeps no log, and says what to do', async () => {
  // In memory there is no log, as on some network shares: SQLite answers "memory" and raises no error.
  await expect(openSqlite(':memory:')).rejects.toThrow(/refuses "journal_mode = WAL".*local disk/);
});

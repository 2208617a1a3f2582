/** What the office has on its disk: src/server/storage, the ledger, the backups. */
import type { Mutant } from './mutant.ts';

const sqlite = ['test/contract/sqlite.test.ts'];
const memory = ['test/contract/memory.test.ts'];
const ledger = ['test/server/ledger.test.ts'];

export const officeDisk: readonly Mutant[] = [
  {
    safeguard: 'one transaction after the other (memory)',
    file: 'src/server/storage/memory.ts',
    edits: [['const done = queue.then(run);', 'const done = run();']],
    tests: memory,
  },
  {
    safeguard: 'all or nothing (memory)',
    file: 'src/server/storage/memory.ts',
    edits: [['const draft = copyOf(state);', 'const draft = state;']],
    tests: memory,
  },
  {
    safeguard: 'a number is handed out once (SQLite)',
    file: 'src/server/storage/query-office.ts',
    edits: [['rowOf(part, ++seq)', 'rowOf(part, seq + 1)']],
    tests: sqlite,
  },
  {
    safeguard: 'the office knows which number it handed out last (SQLite)',
    file: 'src/server/storage/query-office.ts',
    edits: [["await trx.updateTable('offices').set({ seq }).where('id', '=', office).execute();", '']],
    tests: sqlite,
  },
  {
    safeguard: 'the office’s lock is taken before anything is read (SQLite, two processes)',
    file: 'src/server/storage/query-office.ts',
    edits: [['const row = await (onlyReads\n', 'const row = await (onlyReads || lock !== undefined\n']],
    tests: ['test/faults/server-lock.test.ts'],
  },
  {
    safeguard: 'nothing of one office reaches another (SQLite)',
    file: 'src/server/storage/query-page.ts',
    edits: [["        .where('office', '=', office)\n", '']],
    tests: sqlite,
  },
  {
    safeguard: 'a row that the disk changed has no vote at the office',
    file: 'src/server/storage/checked-rows.ts',
    edits: [['rows.filter((row) => sumOfRow(row) !== row.sum)', 'rows.filter((row) => row.sum === undefined)']],
    tests: sqlite,
  },
  {
    safeguard: 'a damaged row leaves the fingerprints, so that the phones bring it back',
    file: 'src/server/storage/checked-rows.ts',
    edits: [['for (const { fieldClass, bucket } of buckets.values()) await remakeBucket(fieldClass, bucket);', '']],
    tests: sqlite,
  },
  {
    safeguard: 'SQLite writes a log (WAL)',
    file: 'src/server/storage/sqlite.ts',
    edits: [
      [
        "{ set: 'journal_mode = WAL', read: 'journal_mode', expected: 'wal' }",
        "{ set: 'journal_mode = DELETE', read: 'journal_mode', expected: 'delete' }",
      ],
    ],
    tests: sqlite,
  },
  {
    safeguard: 'a file on which SQLite refuses a setting is not opened',
    file: 'src/server/storage/sqlite.ts',
    edits: [['if (actual !== expected) {', 'if (actual === undefined) {']],
    tests: ['test/contract/settings.test.ts'],
  },
  {
    safeguard: 'a commit is synced before it is answered (synchronous FULL)',
    file: 'src/server/storage/sqlite.ts',
    edits: [
      [
        "{ set: 'synchronous = FULL', read: 'synchronous', expected: 2 }",
        "{ set: 'synchronous = NORMAL', read: 'synchronous', expected: 1 }",
      ],
    ],
    tests: ['test/faults/power-server.test.ts'],
    named: 'three times over',
  },
  {
    safeguard: 'what is removed is overwritten in the file (secure_delete)',
    file: 'src/server/storage/sqlite.ts',
    edits: [
      [
        "{ set: 'secure_delete = ON', read: 'secure_delete', expected: 1 }",
        "{ set: 'secure_delete = OFF', read: 'secure_delete', expected: 0 }",
      ],
    ],
    tests: ledger,
  },
  {
    safeguard: 'the ledger is applied at start, before anybody is let in',
    file: 'src/server/main.ts',
    edits: [
      [
        'const brought = await applyLedger(storage, ledger, now());',
        'const brought = await Promise.resolve(applyLedger.length - 3);',
      ],
    ],
    tests: ['test/server/restored-process.test.ts'],
  },
  {
    safeguard: 'a line of the ledger is on the disk before the database says the same (fsync)',
    file: 'src/server/ledger.ts',
    edits: [['fsyncSync(handle);', '']],
    tests: ['test/server/ledger-sync.test.ts'],
  },
  {
    safeguard: 'a last line of the ledger that a power cut tore stops nobody',
    file: 'src/server/ledger.ts',
    edits: [['if (error instanceof SyntaxError) return [];', '']],
    tests: ledger,
  },
  {
    safeguard: 'a one-time code lets in once, also of two who race',
    file: 'src/server/storage/query-access.ts',
    edits: [["        .where('used_at', 'is', null)\n", '']],
    tests: sqlite,
  },
  {
    safeguard: 'a session is one of its person only',
    file: 'src/server/storage/query-devices.ts',
    edits: [["        .where('m.id', '=', member)\n", '']],
    tests: sqlite,
  },
  {
    safeguard: 'a copy of the database that is not whole gets no name',
    file: 'src/server/backup.ts',
    edits: [["if (answer !== 'ok') throw", "if (answer === '') throw"]],
    tests: ['test/server/backup-damaged.test.ts'],
  },
  {
    safeguard: 'a disk that is full is called full, though SQLite rolls back by itself',
    file: 'src/server/storage/sqlite.ts',
    edits: [["!database.inTransaction ? 'select 1' : statement", "!database.open ? 'select 1' : statement"]],
    tests: ['test/faults/server-disk.test.ts'],
  },
  {
    safeguard: 'a torn line of the ledger swallows nothing that comes after it',
    file: 'src/server/ledger.ts',
    edits: [["if (!/(^|\\n)$/.test(readFileSync(file, 'utf8'))) writeSync(handle, '\\n');", '']],
    tests: ['test/server/ledger-torn.test.ts'],
  },
];

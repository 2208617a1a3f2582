/** The office's copy: src/server. */
import type { Mutant } from './mutant.ts';

const exchange = ['test/server/exchange.test.ts'];
const access = ['test/server/access.test.ts'];
const sqlite = ['test/contract/sqlite.test.ts'];
const memory = ['test/contract/memory.test.ts'];
const ledger = ['test/server/ledger.test.ts'];
const heal = ['test/faults/heal.test.ts'];

export const office: readonly Mutant[] = [
  {
    safeguard: 'what the role may not write is refused',
    file: 'src/server/take-in.ts',
    edits: [
      [
        'filter((field) => !mayWrite(role, change.kind, field))',
        'filter((field) => !mayWrite(role, change.kind, field) && field === role)',
      ],
    ],
    tests: exchange,
  },
  {
    safeguard: 'what a phone gives back and its role may not write waits for a clerk',
    file: 'src/server/take-in.ts',
    edits: [['return change.base === undefined ? { held', 'return change.id === undefined ? { held']],
    tests: heal,
  },
  {
    safeguard: 'a role is sent its classes only',
    file: 'src/server/sync.ts',
    edits: [
      [
        'return classesOf(role).filter((fieldClass) => request.scope.classes.includes(fieldClass));',
        'return classesOf(role).length > 0 ? request.scope.classes : [];',
      ],
    ],
    tests: exchange,
  },
  {
    safeguard: 'a role compares its classes only',
    file: 'src/server/compare.ts',
    edits: [['if (!classesOf(role).includes(asked.class)) return', 'if (classesOf(role).length === 0) return']],
    tests: ['test/server/compare.test.ts'],
  },
  {
    safeguard: 'a change that breaks the code itself holds up no other',
    file: 'src/server/take-in.ts',
    edits: [['} catch {\n      poisoned += 1;', '} catch (error) {\n      throw error;\n      poisoned += 1;']],
    tests: ['test/server/take-in.test.ts'],
  },
  {
    safeguard: 'what is refused is set aside before the phone hears of it',
    file: 'src/server/quarantine.ts',
    edits: [['await copy.quarantine(rows);', '']],
    tests: exchange,
  },
  {
    safeguard: 'held changes have a bound: beyond it the phone keeps them',
    file: 'src/server/quarantine.ts',
    edits: [["if ('held' in answer && isFull(held, heldBound, bytes)) final = { refused: answer.held };", '']],
    tests: exchange,
  },
  {
    safeguard: 'a held change that is sent again hears what it heard before',
    file: 'src/server/quarantine.ts',
    edits: [['if (lies !== undefined) return', "if (lies !== undefined && hash === '') return"]],
    tests: exchange,
  },
  {
    safeguard: 'who reads a page goes on behind its last part',
    file: 'src/server/sync.ts',
    edits: [['const upTo = page.more ? (page.lastSeq ?? 0) : copy.seq();', 'const upTo = copy.seq();']],
    tests: exchange,
  },
  {
    safeguard: 'a cursor ahead of a restored office is taken back',
    file: 'src/server/sync.ts',
    edits: [['Math.min(request.cursors[fieldClass] ?? 0, copy.seq())', 'request.cursors[fieldClass] ?? 0']],
    tests: [...exchange, ...heal],
  },
  {
    safeguard: 'the office’s fingerprints move with what is put',
    file: 'src/server/take-in.ts',
    edits: [['await copy.moveSums(movesOf(stored, put));', '']],
    tests: heal,
  },
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
    tests: ['test/faults/server-crowd.test.ts'],
    named: 'row 47',
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
    safeguard: 'the past of a removed person goes with him',
    file: 'src/server/take-in.ts',
    edits: [['await copy.scrub(gone);', '']],
    tests: ledger,
  },
  {
    safeguard: 'a removal stands in the ledger',
    file: 'src/server/sync.ts',
    edits: [['ledger.add(taken.removed.map(', 'void (taken.removed.map(']],
    tests: ledger,
  },
  {
    safeguard: 'a spent code stands in the ledger',
    file: 'src/server/access.ts',
    edits: [["ledger.add([{ what: 'spent', hash }]);", 'void ledger;']],
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
    safeguard: 'a one-time code dies',
    file: 'src/server/access.ts',
    edits: [["if (code.expiresAt <= nowMs) return refused('code-expired');", '']],
    tests: access,
  },
  {
    safeguard: 'a session is one of its office only',
    file: 'src/server/storage/query-access.ts',
    edits: [["        .where('s.office', '=', office)\n", '']],
    tests: sqlite,
  },
  {
    safeguard: 'only our own page may write (Origin)',
    file: 'src/server/http/app.ts',
    edits: [
      ["if (endpoint.method === 'post' && origin === undefined)", "if (endpoint.method === 'post' && origin === '')"],
    ],
    tests: ['test/server/doors.test.ts'],
  },
  {
    safeguard: 'a copy of the database that is not whole gets no name',
    file: 'src/server/backup.ts',
    edits: [["if (answer !== 'ok') throw", "if (answer === '') throw"]],
    tests: ['test/server/backup.test.ts'],
  },
];

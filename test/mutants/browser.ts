/** What a phone's browser does to its database, as far as it shows without a browser; the rest needs a build each (docs/faults.md). */
import type { Mutant } from './mutant.ts';

const tests = ['test/faults/browser-store.test.ts'];
const connection = 'src/client/store/connection.ts';

export const browser: readonly Mutant[] = [
  {
    safeguard: 'browser: one that does not answer is asked anew after four seconds',
    file: connection,
    edits: [['if (await endsWithin(first, patienceMs)) {', 'if (first !== undefined) {']],
    tests,
    named: 'row 32',
  },
  {
    safeguard: 'browser: who failed on an old connection does not cut the new one',
    file: connection,
    edits: [['if (line === this.#line) await this.mend();', 'await this.#reopen();']],
    tests,
    named: 'row 33',
  },
  {
    safeguard: 'browser: what is shown is read on a new connection, too',
    file: connection,
    edits: [['return await this.steady(work);', 'return await work();']],
    tests,
    named: 'row 33',
  },
  {
    safeguard: 'browser: a disk that stays broken is said',
    file: connection,
    edits: [['this.#say(diskTroubleOf(error));', '']],
    tests,
    named: 'row 33',
  },
  {
    safeguard: 'browser: a tab lets go of a database that a newer version wants',
    file: connection,
    edits: [['this.#isOutdated = true;', '']],
    tests,
    named: 'a newer version',
  },
  {
    safeguard: 'browser: a copy that is gone gets its key back, and that is told',
    file: 'src/client/store/vault.ts',
    edits: [["database.on('ready', ready, true);", "database.on('ready', ready);"]],
    tests,
    named: 'row 29',
  },
  {
    safeguard: 'browser: what the note says of a copy that is gone becomes lost',
    file: 'src/client/notes.ts',
    edits: [['keep({ ...away, unsent: 0, at: 0, lost: { unsent, at: note.at } });', '']],
    tests,
    named: 'row 29',
  },
  {
    safeguard: 'browser: a loss is told to the office also after the person has read it',
    file: 'src/client/notes.ts',
    edits: [['marked.read === true && marked.told === true', 'marked.read === true || marked.told === true']],
    tests,
    named: 'row 29',
  },
  {
    safeguard: 'browser: the note is kept in memory, too',
    file: 'src/client/notes.ts',
    edits: [
      ['last = parse(storage.getItem(key)) ?? last;', 'last = parse(storage.getItem(key)) ?? { unsent: 0, at: 0 };'],
    ],
    tests,
    named: 'row 29',
  },
  {
    safeguard: 'browser: a bad row does not take the readable ones along',
    file: 'src/client/store/rescue.ts',
    edits: [['if (row !== undefined) rows.push(row);', 'if (row === undefined) break;\n    rows.push(row);']],
    tests,
    named: 'row 34',
  },
  {
    safeguard: 'browser: looking for a database does not make one',
    file: 'src/client/store/rescue.ts',
    edits: [["request.addEventListener('upgradeneeded', () => request.transaction?.abort());", '']],
    tests,
    named: 'row 34',
  },
];

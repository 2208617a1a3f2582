/** How copies that came apart come together, and what a disk changed is found. */
import type { Mutant } from './mutant.ts';

const heal = ['test/faults/heal.test.ts'];

export const healing: readonly Mutant[] = [
  {
    safeguard: 'the fingerprints move with the answers',
    file: 'src/client/store/exchange.ts',
    edits: [['await moveDigests(store, [', 'await Promise.resolve([']],
    tests: heal,
  },
  {
    safeguard: 'fingerprints hold only what the office is known to have',
    file: 'src/sync/digest.ts',
    edits: [['const stands = mark === undefined ? cell : mark.was;', 'const stands = cell;']],
    tests: [...heal, 'test/sync/digest.test.ts'],
  },
  {
    safeguard: 'copies that differ are noticed: the fingerprints are compared',
    file: 'src/client/agree.ts',
    edits: [['if (ours !== theirs) differing', 'if (ours === undefined) differing']],
    tests: heal,
  },
  {
    safeguard: 'a difference is mended, not only noticed',
    file: 'src/client/agree.ts',
    edits: [
      [
        "const { repair } = await import('./repair.ts');",
        'const repair = async (..._all: unknown[]): Promise<Landing> => ({ ok: true });',
      ],
    ],
    tests: heal,
  },
  {
    safeguard: 'what the office lacks is sent to it again',
    file: 'src/client/store/exchange.ts',
    edits: [['return returnMissing(joined, Object.keys(knownOfClass(joined, fieldClass)), cells);', 'return joined;']],
    tests: heal,
  },
  {
    safeguard: 'what is given back goes without a base: it only joins, and opens no question',
    file: 'src/sync/part.ts',
    edits: [['marks[name] = their === undefined ? {} : { was: their };', 'marks[name] = markOf(their);']],
    tests: heal,
  },
  {
    safeguard: 'a row that the disk changed is told by its checksum',
    file: 'src/client/store/database.ts',
    edits: [['return row.sum === undefined ||', 'return row.key !== undefined ||']],
    tests: heal,
  },
  {
    safeguard: 'a damaged row is not sent',
    file: 'src/client/store/bundle.ts',
    edits: [['const rows = found.filter(isWhole);', 'const rows = found;']],
    tests: heal,
  },
  {
    safeguard: 'what was unsent in a damaged row is shown to a person',
    file: 'src/client/store/aside.ts',
    edits: [
      [
        "for (const { change } of changesOf(record)) await tray.add({ code: 'damaged', at, change });",
        'void tray, at, changesOf;',
      ],
    ],
    tests: heal,
  },
  {
    safeguard: 'a damaged row is kept, not thrown away',
    file: 'src/client/store/aside.ts',
    edits: [['await aside.add({ at, record });', 'void aside;']],
    tests: heal,
  },
  {
    safeguard: 'a difference that can not be mended does not keep the line busy',
    file: 'src/client/agree.ts',
    edits: [['if (course.differed?.seen === seen &&', 'if (course.differed?.seen === undefined &&']],
    tests: ['test/client/agree.test.ts'],
  },
  {
    safeguard: 'a clock that was set back does not put off the check of all rows',
    file: 'src/client/store/fingerprints.ts',
    edits: [['return since >= checkEveryMs || since < 0;', 'return since >= checkEveryMs;']],
    tests: ['test/client/agree.test.ts'],
  },
  {
    safeguard: 'after a removal the fingerprints are made anew',
    file: 'src/client/store/sealed-act.ts',
    edits: [["if (isRemoval) await database.meta.put({ key: 'pagesCheckedAt', value: 0 });", 'void isRemoval;']],
    tests: ['test/client/removal.test.ts'],
  },
  {
    safeguard: 'what an office holds is sent once more: it may have been restored since',
    file: 'src/client/store/verify.ts',
    edits: [[' + (await releaseAll(store));', ' + 0 * releaseAll.length;']],
    tests: heal,
  },
  {
    safeguard: 'an office whose numbers went back is noticed at once',
    file: 'src/client/store/exchange.ts',
    edits: [['return classes.some(([name, seq]) => (after[name] ?? seq) < seq) ? 0 : undefined;', 'return undefined;']],
    tests: heal,
  },
];

/** How two copies become one: src/sync. */
import type { Mutant } from './mutant.ts';

const join = ['test/sync/join.test.ts'];
const versions = ['test/sync/versions.test.ts'];
const part = ['test/sync/part.test.ts'];
const rules = [...join, ...versions, ...part, 'test/sync/two-phones.test.ts'];

export const joining: readonly Mutant[] = [
  {
    safeguard: 'the device decides a shared millisecond',
    file: 'src/sync/stamp.ts',
    edits: [['return a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0;', 'return 0;']],
    tests: rules,
  },
  {
    safeguard: 'a new stamp is later than the one it replaces, whatever the clock says',
    file: 'src/sync/stamp.ts',
    edits: [['const earliest = replaced === undefined ? 0 : replaced[0] + 1;', 'const earliest = 0;']],
    tests: part,
  },
  {
    safeguard: 'of two values with one stamp the greater stands, whoever begins',
    file: 'src/sync/cell.ts',
    edits: [['return compareText(JSON.stringify(a[0]), JSON.stringify(b[0])) >= 0 ? a : b;', 'return a;']],
    tests: join,
  },
  {
    safeguard: 'the greater is told by code points, as other languages sort',
    file: 'src/sync/cell.ts',
    edits: [
      ['compareText(JSON.stringify(a[0]), JSON.stringify(b[0])) >= 0', 'JSON.stringify(a[0]) >= JSON.stringify(b[0])'],
    ],
    tests: join,
  },
  {
    safeguard: 'a removed record stays removed when copies join',
    file: 'src/sync/cell.ts',
    edits: [['if (isErased(a) || isErased(b)) return onlyErased(a, b);', '']],
    tests: join,
  },
  {
    safeguard: 'a removed record stays removed at the office, whatever is still on its way',
    file: 'src/sync/accept.ts',
    edits: [['if (isErased(cells) || isErased(incoming)) {', 'if (isErased(incoming)) {']],
    tests: join,
  },
  {
    safeguard: 'a removed record leaves nothing to send on the phone',
    file: 'src/sync/part.ts',
    edits: [['if (isErased(part.cells) || isErased(incoming)) {', 'if (isErased(part.cells)) {']],
    tests: part,
  },
  {
    safeguard: 'a value that its author had not seen is kept as the other version',
    file: 'src/sync/versions.ts',
    edits: [['return unseen ? { cell, other: mine } : { cell };', 'return { cell };']],
    tests: versions,
  },
  {
    safeguard: 'a value that its author had seen is no question: `base` says so',
    file: 'src/sync/versions.ts',
    edits: [['return unseen ? { cell, other: mine } : { cell };', 'return { cell, other: mine };']],
    tests: versions,
  },
  {
    safeguard: 'a value that comes too late is kept as the other version',
    file: 'src/sync/versions.ts',
    edits: [['return isPast(stampOf(theirs)) ? { cell } : { cell, other: theirs };', 'return { cell };']],
    tests: versions,
  },
  {
    safeguard: 'a repeat of a value that stood once is no question',
    file: 'src/sync/versions.ts',
    edits: [
      ['return isPast(stampOf(theirs)) ? { cell } : { cell, other: theirs };', 'return { cell, other: theirs };'],
    ],
    tests: versions,
  },
  {
    safeguard: 'two who wrote the same are not asked',
    file: 'src/sync/versions.ts',
    edits: [['if (mine[2] === theirs[2] || mine[0] === theirs[0])', 'if (mine[2] === theirs[2])']],
    tests: versions,
  },
  {
    safeguard: 'one device does not differ with itself',
    file: 'src/sync/versions.ts',
    edits: [['if (mine[2] === theirs[2] || mine[0] === theirs[0])', 'if (mine[0] === theirs[0])']],
    tests: versions,
  },
  {
    safeguard: 'nobody is asked about what the app sets itself',
    file: 'src/sync/versions.ts',
    edits: [['ruleOf(kind, field)?.quiet !== true', 'true']],
    tests: versions,
  },
  {
    safeguard: 'a repair asks nobody',
    file: 'src/sync/versions.ts',
    edits: [
      [
        'if (base === undefined || !isAsked(kind, field)) return { cell };',
        'if (!isAsked(kind, field)) return { cell };',
      ],
    ],
    tests: versions,
  },
  {
    safeguard: 'the office keeps a replaced value in its history',
    file: 'src/sync/accept.ts',
    edits: [['replaced.push({ field, cell: mine });', '']],
    tests: rules,
  },
  {
    safeguard: 'a value that was beaten unasked does not become a question when it is sent again',
    file: 'src/sync/accept.ts',
    edits: [['if (!isKnown) replaced.push({ field, cell: theirs });', '']],
    tests: versions,
  },
  {
    safeguard: 'later edits do not move the base',
    file: 'src/sync/part.ts',
    edits: [
      [
        'else if (mark === undefined) marks[name] = {',
        'else if (mark === undefined || mark.base !== undefined) marks[name] = {',
      ],
    ],
    tests: part,
  },
  {
    safeguard: 'an unsent value that is beaten stays as the other version on the phone',
    file: 'src/sync/part.ts',
    edits: [['if (beaten !== undefined) {', 'if (beaten !== undefined && mark.held !== undefined) {']],
    tests: part,
  },
  {
    safeguard: 'what the office has settled already is not opened again by the phone',
    file: 'src/sync/part.ts',
    edits: [['if (cells[kept] !== undefined) continue;', '']],
    tests: part,
  },
  {
    safeguard: 'a beaten value is sent as what it was, a change of the plain field',
    file: 'src/sync/part.ts',
    edits: [["return mark?.base !== undefined && name.includes('~') && isOpenVersion(name, cell);", 'return false;']],
    tests: part,
  },
  {
    safeguard: 'an other version that the office lost is given back as it stands',
    file: 'src/sync/part.ts',
    edits: [['return mark?.base !== undefined && name', 'return name']],
    tests: ['test/sync/digest.test.ts'],
  },
  {
    safeguard: 'an answer takes the mark only of the value that was sent',
    file: 'src/sync/change.ts',
    edits: [['const isSame = compareStamps(stampOf(cell), stampOf(sent)) === 0;', 'const isSame = true;']],
    tests: part,
  },
  {
    safeguard: 'a refused field goes back to what the office has',
    file: 'src/sync/change.ts',
    edits: [['else cells[name] = mark.was;', '']],
    tests: part,
  },
  {
    safeguard: 'what the office holds is not sent again',
    file: 'src/sync/change.ts',
    edits: [['if (cell === undefined || mark.held !== undefined) continue;', 'if (cell === undefined) continue;']],
    tests: part,
  },
  {
    safeguard: 'a stamp from the far future is refused, or it would win for ever',
    file: 'src/sync/change.ts',
    edits: [["if (change.stamp[0] > maxStampMs) return { code: 'stamp-in-far-future' };", '']],
    tests: [...rules, 'test/server/exchange.test.ts'],
  },
  {
    safeguard: 'a field that a base does not name is one that its author did not know',
    file: 'src/sync/accept.ts',
    edits: [
      [
        'return Object.hasOwn(change.base, field) ? (change.base[field] ?? null) : null;',
        'return Object.hasOwn(change.base, field) ? (change.base[field] ?? null) : undefined;',
      ],
    ],
    tests: ['test/server/exchange.test.ts'],
  },
];

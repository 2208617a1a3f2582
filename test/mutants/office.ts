/** What the office takes in, hands out and lets in: src/server. */
import type { Mutant } from './mutant.ts';

const exchange = ['test/server/exchange.test.ts'];
const roles = ['test/server/exchange-roles.test.ts'];
const access = ['test/server/access.test.ts'];
const ledger = ['test/server/ledger.test.ts'];
const doors = ['test/server/doors.test.ts'];
const settling = ['test/server/settling.test.ts'];
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
    tests: roles,
  },
  {
    safeguard: 'what a phone gives back and its role may not write waits for a clerk',
    file: 'src/server/take-in.ts',
    edits: [['forbidden.length > 0 && change.base === undefined', "forbidden.length > 0 && change.id === ''"]],
    tests: heal,
  },
  {
    safeguard: 'a role is sent its classes only',
    file: 'src/server/sync.ts',
    edits: [
      [
        'readable.open.filter((each) => request.scope.classes.includes(each))',
        'request.scope.classes.filter((each) => readable.open.length > 0 || each)',
      ],
    ],
    tests: roles,
  },
  {
    safeguard: 'a role compares its classes only',
    file: 'src/server/compare.ts',
    edits: [['if (!readable.includes(asked.class)) return', 'if (readable.length === 0) return']],
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
    edits: [['await copy.quarantine(rows);\n  return said;', 'return said;']],
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
    file: 'src/server/entering.ts',
    edits: [["ledger.add([{ what: 'spent', hash }]);", 'void ledger;']],
    tests: ledger,
  },
  {
    safeguard: 'a one-time code dies',
    file: 'src/server/entering.ts',
    edits: [["if (code.expiresAt <= nowMs) return refused('code-expired');", '']],
    tests: access,
  },
  {
    safeguard: 'only our own page may write (Origin)',
    file: 'src/server/http/app.ts',
    edits: [
      ["if (endpoint.method === 'post' && origin === undefined)", "if (endpoint.method === 'post' && origin === '')"],
    ],
    tests: doors,
  },
  {
    safeguard: 'a repeat is known by the history, also in a later bundle',
    file: 'src/server/take-in.ts',
    edits: [
      [
        'const past = new Set((await copy.readPast(changes)).map(',
        'const past = new Set((await copy.readPast([])).map(',
      ],
    ],
    tests: exchange,
  },
  {
    safeguard: 'a repeat is known within one bundle',
    file: 'src/server/take-in.ts',
    edits: [['past.add(pastKey(cell, cell.field, [cell.cell[1], cell.cell[2]]));', '']],
    tests: exchange,
  },
  {
    safeguard: 'a phone that lost its copy is noticed, on both sides',
    file: 'src/server/note-device.ts',
    edits: [['const cameBack = isNew && known.hasRead;', 'const cameBack = isNew && !isNew;']],
    tests: heal,
  },
  {
    safeguard: 'only a clerk settles what lies aside',
    file: 'src/server/lying-aside.ts',
    edits: [
      [
        "if (by.role !== 'clerk') return refused('not-allowed');\n  return await storage.transact(async (tx) => {\n    const copy = await tx.inOffice(by.office);\n    const [one]",
        'return await storage.transact(async (tx) => {\n    const copy = await tx.inOffice(by.office);\n    const [one]',
      ],
    ],
    tests: settling,
  },
  {
    safeguard: 'what a clerk takes in is a repair: no question to anybody',
    file: 'src/server/lying-aside.ts',
    edits: [['const { base: _base, ...change } = parsed(raw)', 'const { ...change } = parsed(raw)']],
    tests: settling,
  },
  {
    safeguard: 'nobody makes the office read more than a request may hold',
    file: 'src/server/http/body.ts',
    edits: [['if (size > maxRequestBytes) return undefined;', '']],
    tests: doors,
  },
  {
    safeguard: 'nobody makes the office unpack more than a request may hold',
    file: 'src/server/http/body.ts',
    edits: [['await unzip(bytes, { maxOutputLength: maxRequestBytes })', 'await unzip(bytes)']],
    tests: doors,
  },
  {
    safeguard: 'a code can not be guessed: wrong tries are few',
    file: 'src/server/tries.ts',
    edits: [['wrong.set(network, times);', '']],
    tests: access,
  },
  {
    safeguard: 'only who had read all that was there is told no more than what his bundle brought',
    file: 'src/server/sync.ts',
    edits: [
      [
        'classes.every((fieldClass) => request.cursors[fieldClass] === before)',
        'classes.some((fieldClass) => request.cursors[fieldClass] === before)',
      ],
    ],
    tests: ['test/server/caught-up.test.ts'],
  },
];

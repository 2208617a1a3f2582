/** Who may see what: people, their devices, locks, letters and farewells at the office. */
import type { Mutant } from './mutant.ts';

const members = ['test/server/people.test.ts'];
const shutOut = ['test/server/shut-out.test.ts'];
const rights = ['test/server/rights.test.ts'];
const letters = ['test/server/letters.test.ts'];
const ledger = ['test/server/ledger.test.ts'];

export const people: readonly Mutant[] = [
  {
    safeguard: 'only the forbidden fields of a change are refused',
    file: 'src/server/take-in.ts',
    edits: [['joinParts(without(change, forbidden))', 'joinParts(without(change, Object.keys(change.fields)))']],
    tests: rights,
  },
  {
    safeguard: 'what may not be written is not taken in beside what may',
    file: 'src/server/take-in.ts',
    edits: [['joinParts(without(change, forbidden))', 'joinParts(without(change, []))']],
    tests: rights,
  },
  {
    safeguard: 'what is set aside of a change is what was refused of it',
    file: 'src/server/quarantine.ts',
    edits: [['return isInPart ? refusedChange(raw as Change, answer) : raw;', 'return raw;']],
    tests: ['test/server/exchange-roles.test.ts'],
  },
  {
    safeguard: 'who is not authorised reads nothing about people',
    file: 'src/server/readable.ts',
    edits: [['classesOf(role, authorised)', 'classesOf(role, authorised || true)']],
    tests: members,
  },
  {
    safeguard: 'contacts open only by the proof of their lock',
    file: 'src/server/readable.ts',
    edits: [['if (sent !== undefined && isSame(sent, proofHash)) {', 'if (sent !== undefined) {']],
    tests: shutOut,
  },
  {
    safeguard: 'a proof is known by its hash only',
    file: 'src/server/readable.ts',
    edits: [['lock === undefined ? undefined : hashOf(lock.proof)', 'lock?.proof']],
    tests: shutOut,
  },
  {
    safeguard: 'a device waits for a clerk before it is sent anything',
    file: 'src/server/sync.ts',
    edits: [["if (state === 'waiting') return refused('not-confirmed');", '']],
    tests: members,
  },
  {
    safeguard: 'a paused device is sent nothing',
    file: 'src/server/sync.ts',
    edits: [["if (state === 'paused') return refused('paused');", '']],
    tests: members,
  },
  {
    safeguard: 'a device that waits runs no office',
    file: 'src/server/http/app.ts',
    edits: [["  waiting: 'not-confirmed',", '  waiting: undefined,']],
    tests: members,
  },
  {
    safeguard: 'what a lost phone brings waits for a clerk',
    file: 'src/server/sync.ts',
    edits: [
      ["const taken = state === 'lost' ? notTaken(opened) :", "const taken = state === 'waiting' ? notTaken(opened) :"],
    ],
    tests: shutOut,
  },
  {
    safeguard: 'a lost phone keeps what the office has no room for',
    file: 'src/server/quarantine.ts',
    edits: [['if (rows.length > 0 && isTooMuch) return false;', '']],
    tests: shutOut,
  },
  {
    safeguard: 'a phone that is shut out is sent nothing',
    file: 'src/server/sync.ts',
    edits: [
      ['const classes = isShutOut ? [] :', 'const classes = !isShutOut && false ? [] :'],
      ['  const page = isShutOut\n', "  const page = state === 'waiting'\n"],
    ],
    tests: shutOut,
  },
  {
    safeguard: 'a device that was shut out stands in the ledger',
    file: 'src/server/devices.ts',
    edits: [["ledger.add([{ what: 'revoked', office, device, how }]);", 'void ledger;']],
    tests: ledger,
  },
  {
    safeguard: 'a lost phone never becomes a retired one again',
    file: 'src/server/ledger.ts',
    edits: [["state === 'lost' || state === how", 'state === how']],
    tests: ledger,
  },
  {
    safeguard: 'somebody can always run the office',
    file: 'src/server/runnable.ts',
    edits: [
      [
        'return takes(() => true) || takes((member) => isAuthorised(member, day));',
        'return !isRun(members, devices, day) && !isRun(changed, left, day);',
      ],
    ],
    tests: members,
  },
  {
    safeguard: 'a session that nobody uses ends',
    file: 'src/server/sessions.ts',
    edits: [['nowMs - lastUsedAt >= limits.sessionIdleDays * dayMs || ', '']],
    tests: members,
  },
  {
    safeguard: 'every session ends',
    file: 'src/server/sessions.ts',
    edits: [[' || nowMs - createdAt >= limits.sessionDays * dayMs', '']],
    tests: members,
  },
  {
    safeguard: 'a letter is one to its office only',
    file: 'src/server/letters.ts',
    edits: [['`teren letter ${office}`', '`teren letter ${office.slice(0, 1)}`']],
    tests: letters,
  },
  {
    safeguard: 'who can not read his own letter is sent its part',
    file: 'src/server/take-in.ts',
    edits: [['if (read.byLetter === true) byLetters.add(partKey(outcome.part));', '']],
    tests: letters,
  },
  {
    safeguard: 'what may lie on a phone counts what changed since it was heard of',
    file: 'src/server/holdings.ts',
    edits: [
      [
        '    !later.has(keyOf(part)) || (idTime(part.id) ?? 0) <= (lastContactAt ?? 0) + toleranceMs;',
        '    !later.has(keyOf(part));',
      ],
    ],
    tests: shutOut,
  },
];

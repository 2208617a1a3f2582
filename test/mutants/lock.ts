/** Contacts behind a PIN, and the letters beside them: src/client/store. */
import type { Mutant } from './mutant.ts';

const vault = ['test/client/store/vault.test.ts'];
const letters = ['test/client/store/letters.test.ts'];
const lock = ['test/client/lock.test.ts'];
const parting = ['test/client/parting.test.ts'];
const away = ['test/client/away.test.ts'];

export const lockMutants: readonly Mutant[] = [
  {
    safeguard: 'lock: a try is counted on the disk before it is made',
    file: 'src/client/store/opening.ts',
    edits: [
      ["const spent = await vault.count('one more');", 'const spent = row.wrong + 1;'],
      [
        'if (inner === undefined) return { ok: false, left: maxWrong - spent };',
        "if (inner === undefined) return { ok: false, left: maxWrong - (await vault.count('one more')) };",
      ],
    ],
    tests: vault,
  },
  {
    safeguard: 'lock: after ten wrong tries not even the right one opens',
    file: 'src/client/store/opening.ts',
    edits: [['if (spent > maxWrong) return { ok: false, left: 0 };', '']],
    tests: vault,
  },
  {
    safeguard: 'lock: the tenth wrong try takes the contacts away',
    file: 'src/client/lock.ts',
    edits: [["await forget('key');", '']],
    tests: lock,
  },
  {
    safeguard: 'lock: contacts close after silence',
    file: 'src/client/lock.ts',
    edits: [['silence >= view.getState().autoLockMs', 'silence > 1e15']],
    tests: lock,
  },
  {
    safeguard: 'lock: the lease takes contacts away',
    file: 'src/client/store/lease.ts',
    edits: [['since >= leaseDays * dayMs', 'since > 1e15']],
    tests: lock,
  },
  {
    safeguard: 'lock: a clock that was set back does not lengthen the lease',
    file: 'src/client/store/lease.ts',
    edits: [[' || since < -dayMs;', ';']],
    tests: lock,
  },
  {
    safeguard: 'lock: an envelope opens for its purpose only',
    file: 'src/client/store/envelope.ts',
    edits: [['info: encoder.encode(info) }', "info: encoder.encode('teren') }"]],
    tests: vault,
  },
  {
    safeguard: 'lock: forgetting takes the pages',
    file: 'src/client/store/forget.ts',
    edits: [['await database.pages.clear();', '']],
    tests: [...lock, ...letters],
  },
  {
    safeguard: 'lock: forgotten contacts are read anew from the beginning',
    file: 'src/client/store/forget.ts',
    edits: [['for (const fieldClass of sealedClasses) delete cursors[fieldClass];', '']],
    tests: vault,
  },
  {
    safeguard: 'letters: what is written while contacts are closed is kept, sealed',
    file: 'src/client/store/sealed-act.ts',
    edits: [['apart.flatMap(({ letters }) => letters),', '[],']],
    tests: letters,
  },
  {
    safeguard: 'letters: a change of an open page lies as a letter, too',
    file: 'src/client/store/sealed-act.ts',
    edits: [['await putLetters(database, sealed, letters);', '']],
    tests: letters,
  },
  {
    safeguard: 'letters: an answered one is not sent again while contacts are closed',
    file: 'src/client/store/waiting.ts',
    edits: [['rows.filter(({ told }) => told === undefined)', 'rows.filter(() => true)']],
    tests: letters,
  },
  {
    safeguard: 'letters: what was written apart comes back into the pages',
    file: 'src/client/store/posted.ts',
    edits: [['if (!(await isDue())) return;', 'if (true) return;']],
    tests: letters,
  },
  {
    safeguard: 'letters: the later of two writings stands, whatever the clock did between',
    file: 'src/client/store/letters.ts',
    edits: [['|| latest - nowMs > believedAheadMs ? nowMs : latest + 1', '|| latest > 0 ? nowMs : latest + 1']],
    tests: letters,
  },
  {
    safeguard: 'letters: a clock that was far ahead for a moment is not followed',
    file: 'src/client/store/letters.ts',
    edits: [['|| latest - nowMs > believedAheadMs ? nowMs', '? nowMs']],
    tests: letters,
  },
  {
    safeguard: 'letters: they outlive the pages',
    file: 'src/client/store/posted.ts',
    edits: [['if (told !== undefined) await letters.delete(row.n);', 'await letters.delete(row.n);']],
    tests: letters,
  },
  {
    safeguard: 'letters: a refused one that nobody here can read stays in the tray',
    file: 'src/client/store/posted.ts',
    edits: [["if (answer !== 'accepted') await tray.add(refusedRow(row, answer, officeTime));", '']],
    tests: letters,
  },
  {
    safeguard: 'lock: who wakes a phone that slept does not keep its contacts open',
    file: 'src/client/lock.ts',
    edits: [['      if (vault.isOpen && isSilent()) lock();\n      touchedAt = now();', '      touchedAt = now();']],
    tests: lock,
  },
  {
    safeguard: 'lock: a tab hears that another one lost the key',
    file: 'src/client/lock.ts',
    edits: [['if (vault.isOpen) await vault.reread();', '']],
    tests: lock,
  },
  {
    safeguard: 'letters: one that can not be read here holds up no other',
    file: 'src/client/store/posted.ts',
    edits: [['if (error instanceof VaultLocked) throw error;', 'throw error;']],
    tests: letters,
  },
  {
    safeguard: 'letters: a lock in the middle of the saving loses nothing',
    file: 'src/client/store/sealed-act.ts',
    edits: [['if (!(error instanceof VaultLocked)) throw error;', 'throw error;']],
    tests: letters,
  },
  {
    safeguard: 'letters: a refused one that is sent again goes on its way',
    file: 'src/client/store/tray.ts',
    edits: [['await letters.add({', 'void ({']],
    tests: letters,
  },
  {
    safeguard: 'parting: a spoilt row does not keep a shut-out phone here',
    file: 'src/client/farewell.ts',
    edits: [['if (batch.broken > 0 &&', 'if (batch.broken > 1e9 &&']],
    tests: parting,
  },
  {
    safeguard: 'parting: a copy that the disk does not let go holds up nobody else',
    file: 'src/client/parting.ts',
    edits: [
      ["console.warn('A copy could not be dropped'", "throw error;\n      console.warn('A copy could not be dropped'"],
    ],
    tests: parting,
  },
  {
    safeguard: 'away: nobody with a lesser role sends for another person',
    file: 'src/client/background.ts',
    edits: [['if (roles.indexOf(role) < roles.indexOf(copy.seat.role)) continue;', '']],
    tests: away,
  },
  {
    safeguard: 'away: the lease runs for who is away, too',
    file: 'src/client/background.ts',
    edits: [["await forgetSealed(store, vault, 'lease');", 'void vault;']],
    tests: away,
  },
];

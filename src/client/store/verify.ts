/**
 * The check of all that lies on the phone: sets aside what the disk no longer gives as it was put, makes fingerprints and
 * sums of events anew from the rows, and lets what the office holds be sent once more. Runs once a day and whenever
 * something is suspect, alone among the exchanges; taps go on beside it, since they touch none of these.
 */
import { eventOf } from '../../domain/id.ts';
import { classes, sealedClasses } from '../../domain/kinds.ts';
import { changeSums, type Sums } from '../../domain/total.ts';
import { Moves, movePart, toDigest } from '../../sync/digest.ts';
import { releaseHeld } from '../../sync/part.ts';
import { setRowAside } from './aside.ts';
import { type DigestRow, digestKey, heldOnly, isWhole, rowOf, type SumsRow } from './database.ts';
import { releaseLetters } from './posted.ts';
import { knownFields } from './record.ts';
import type { Store } from './store.ts';
import { VaultLocked } from './vault.ts';

/** Rows read at once, so that taps get their turn. */
const stride = 500;

/** Returns how many rows and pages were set aside or are to be sent once more. */
export async function verify(store: Store): Promise<number> {
  const moves = new Moves();
  const withPages = store.powers.pages.isOpen;
  let changed = 0;
  try {
    changed += withPages ? await verifyPages(store, moves) : 0;
  } catch (error) {
    if (error instanceof VaultLocked) return 0; // Locked in the middle of it: the next exchange begins anew.
    throw error;
  }
  changed += (await verifyRecords(store, moves, withPages)) + (await releaseAll(store));
  if (changed > 0) store.reread();
  return changed;
}

/** Only while they are open; the others' fingerprints stay as they are. */
async function verifyPages(store: Store, moves: Moves): Promise<number> {
  const { database, pages } = store.powers;
  let aside = 0;
  for (const bucket of await database.pages.toCollection().primaryKeys()) {
    await store.sealing(async () => {
      const page = await database.pages.get(bucket);
      if (page === undefined) return;
      const parts = await pages.openOrNot(page);
      for (const part of parts?.values() ?? []) movePart(moves, undefined, part, true);
      if (parts !== undefined) return;
      await database.transaction(
        'rw',
        [database.pages, database.aside, database.tray, database.meta, database.letters],
        async () => {
          const letters = await pages.setAside(page, store.powers.now());
          await database.pages.delete(bucket);
          // Nobody can say what else was in it; that something of this phone was, the index beside it still says.
          if (page.unsent !== undefined && letters === 0)
            await database.tray.add({ code: 'damaged', at: store.powers.now() });
        },
      );
      aside += 1;
    });
  }
  return aside;
}

async function verifyRecords(store: Store, moves: Moves, withPages: boolean): Promise<number> {
  const { database } = store.powers;
  const sums = new Map<string, Sums>();
  let aside = 0;
  for (let after = ''; ; ) {
    const rows = await database.records.where('key').above(after).limit(stride).toArray();
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.key;
    for (const row of rows) {
      if (isWhole(row)) {
        movePart(moves, undefined, row, false);
        if (row.kind === 'tally') {
          const event = eventOf(row.id);
          sums.set(event, changeSums(sums.get(event) ?? {}, undefined, knownFields(row)));
        }
        continue;
      }
      await database.transaction('rw', [database.records, database.aside, database.tray], async () => {
        await setRowAside(store, row);
        await database.records.delete(row.key);
      });
      aside += 1;
    }
  }
  await putAnew(store, moves, sums, withPages);
  return aside;
}

/** What the office holds goes out once more. */
async function releaseAll(store: Store): Promise<number> {
  const { database } = store.powers;
  return database.transaction('rw', database.records, database.letters, async () => {
    const held = await database.records.where('unsent').equals(heldOnly).toArray();
    // A row that went bad meanwhile must not get a new checksum.
    const whole = held.filter(isWhole);
    await database.records.bulkPut(whole.map((row) => rowOf(releaseHeld(row))));
    return whole.length + (await releaseLetters(store));
  });
}

async function putAnew(store: Store, moves: Moves, sums: ReadonlyMap<string, Sums>, withPages: boolean): Promise<void> {
  const { database } = store.powers;
  const digests: DigestRow[] = [];
  for (const [fieldClass, buckets] of moves.byClass) {
    let whole = 0n;
    for (const [bucket, sum] of buckets) {
      digests.push({ key: digestKey(fieldClass, bucket), digest: toDigest(sum) });
      whole += sum;
    }
    digests.push({ key: digestKey(fieldClass, ''), digest: toDigest(whole) });
  }
  const kept = [...sums]
    .filter(([, of]) => Object.keys(of).length > 0)
    .map(([event, of]): SumsRow => ({ event, sums: of }));
  await database.transaction('rw', [database.digests, database.sums, database.meta], async () => {
    for (const fieldClass of classes.filter((each) => withPages || !sealedClasses.includes(each))) {
      await database.digests.where('key').between(digestKey(fieldClass, ''), `${fieldClass}!`).delete();
    }
    await database.digests.bulkPut(digests);
    await database.sums.clear();
    await database.sums.bulkPut(kept);
    await database.meta.put({ key: 'checkedAt', value: store.powers.now() });
    if (withPages) await database.meta.put({ key: 'pagesCheckedAt', value: store.powers.now() });
  });
}

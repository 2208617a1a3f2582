/**
 * Letters: every unsent change of sealed fields lies here, too, sealed to the office's key. So it can be written and sent while
 * the pages are locked, and outlives them. While they are open the changes go out from the pages, as all others do.
 */

import type { Fields } from '../../domain/scalar.ts';
import { type Answer, type Change, changesOf, type Sending } from '../../sync/change.ts';
import { addUnseen, type Part, writePart } from '../../sync/part.ts';
import { keyOf, type LetterRow, type TrayRow } from './database.ts';
import type { Envelope } from './envelope.ts';
import { moveDigests } from './fingerprints.ts';
import type { PartChange, Store } from './store.ts';

/** Who can seal letters: to the office, and to oneself where this person has a lock here. */
export interface Mail {
  toOffice(change: Change): Promise<Envelope>;
  toSelf(sending: Sending): Promise<Envelope | undefined>;
  fromSelf(envelope: Envelope): Promise<unknown>;
}

type Fresh = Omit<LetterRow, 'n'>;
type Changed = Pick<PartChange, 'before' | 'after'>;

/** The letters of what some parts owe now. Before the transaction: sealing can't wait inside one. */
export async function sealLetters(store: Store, changes: readonly Changed[]): Promise<readonly Fresh[]> {
  const sendings = changes.flatMap(({ after }) => changesOf(after, true));
  return Promise.all(sendings.map((sending) => sealed(store.powers.mail, sending)));
}

async function sealed(mail: Mail, sending: Sending): Promise<Fresh> {
  const { change } = sending;
  const own = await mail.toSelf(sending);
  const row = { record: keyOf(change.kind, change.id), ms: change.stamp[0], letter: await mail.toOffice(change) };
  return own === undefined ? row : { ...row, own };
}

/** Puts them in the place of the parts' earlier ones, inside the caller's transaction. What lies apart stays. */
export async function putLetters(store: Store, changes: readonly Changed[], fresh: readonly Fresh[]): Promise<void> {
  const { letters } = store.powers.database;
  const owing = changes.filter(({ before, after }) => before?.marks !== undefined || after.marks !== undefined);
  if (owing.length === 0) return;
  const records = owing.map(({ after }) => keyOf(after.kind, after.id));
  const earlier = await letters.where('record').anyOf(records).toArray();
  await letters.bulkDelete(earlier.filter(({ apart }) => apart === undefined).map(({ n }) => n));
  await letters.bulkAdd([...fresh]);
}

/** Writes sealed fields while no page can be read: as values that have seen nothing. Returns what watchers may hear, without values. */
export async function writeApart(
  store: Store,
  writes: readonly { readonly kind: string; readonly id: string; readonly fields: Fields }[],
): Promise<{ readonly fresh: readonly Fresh[]; readonly changes: readonly PartChange[] }> {
  const { mail, device, database } = store.powers;
  const fresh: Fresh[] = [];
  const changes: PartChange[] = [];
  for (const { kind, id, fields } of writes) {
    const key = keyOf(kind, id);
    const earlier = await database.letters.where('record').equals(key).toArray();
    const after = Math.max(store.stampTime(), ...[...earlier, ...fresh].map(({ ms }) => ms + 1));
    const part = writePart({ kind, id, cells: {} }, fields, after, device);
    for (const sending of changesOf(part, true)) fresh.push({ ...(await sealed(mail, sending)), apart: 1 });
    const quiet: Part = { kind, id, cells: {}, ...(part.marks === undefined ? {} : { marks: part.marks }) };
    changes.push({ key, before: undefined, after: quiet, sealed: true });
  }
  return { fresh, changes };
}

/** A letter on its way. Nobody here can say what is in it. */
export function sendingOf(row: LetterRow): Sending {
  const [kind = '', id = ''] = row.record.split('/');
  return { change: { kind, id, stamp: [row.ms, ''], fields: {} }, sealed: true, fields: [], letter: row };
}

/** Takes in what the office said of a letter, inside the caller's transaction. */
export async function tellLetter(store: Store, row: LetterRow, answer: Answer, officeTime: number): Promise<void> {
  const { letters, tray } = store.powers.database;
  const isHeld = typeof answer === 'object' && 'held' in answer;
  // With a page behind it the page hears of it when it is open; what the office holds may be asked for again.
  if (row.own !== undefined || isHeld) {
    await letters
      .where('n')
      .equals(row.n)
      .modify({ told: { answer, at: officeTime } });
    return;
  }
  if (answer !== 'accepted') await tray.add(refusedRow(row, answer, officeTime));
  await letters.delete(row.n);
}

function refusedRow(
  { letter, record }: LetterRow,
  answer: Exclude<Answer, 'accepted'>,
  at: number,
): Omit<TrayRow, 'n'> {
  const code = 'refused' in answer ? answer.refused : answer.held;
  const fields = 'refused' in answer && answer.fields !== undefined ? { fields: answer.fields } : {};
  return { code, ...fields, at, letter, record };
}

/**
 * The pages are open: what was written apart from them goes in, and what the office said meanwhile is asked for once more (a
 * repeat is harmless), so that there is one way in which a page hears an answer.
 */
export async function settleApart(store: Store): Promise<void> {
  const { database, pages, mail } = store.powers;
  if (!pages.isOpen) return;
  const isDue = async () =>
    (await database.letters
      .filter((row) => row.own !== undefined && (row.apart === 1 || row.told !== undefined))
      .count()) > 0;
  if (!(await isDue())) return;
  await store.change(() =>
    store.sealing(async () => {
      const rows = (await database.letters.orderBy('n').toArray()).filter(
        (row) => row.apart === 1 && row.own !== undefined,
      );
      const written = await Promise.all(rows.map(async ({ own }) => (await mail.fromSelf(own as Envelope)) as Sending));
      const records = [...new Map(written.map(({ change }) => [keyOf(change.kind, change.id), change])).values()];
      const prepared = await pages.prepare(records, (part) =>
        written
          .filter(({ change }) => change.kind === part.kind && change.id === part.id)
          .reduce(
            (now, { fields }) => addUnseen(now, Object.fromEntries(fields.map(({ name, cell }) => [name, cell]))),
            part,
          ),
      );
      const changes = prepared.flatMap((page) => page.changes);
      const fresh = await sealLetters(store, changes);
      const tables = [database.pages, database.aside, database.meta, database.letters, database.digests];
      await database.transaction('rw', tables, async () => {
        await pages.put(prepared);
        await moveDigests(
          store,
          changes.map((change) => ({ ...change, sealed: true })),
        );
        await database.letters.bulkDelete(rows.map(({ n }) => n));
        await database.letters
          .filter(({ own, told }) => own !== undefined && told !== undefined)
          .modify((row) => void delete (row as { told?: unknown }).told);
        await putLetters(store, changes, fresh);
      });
      return changes.map((change) => ({ ...change, key: keyOf(change.after.kind, change.after.id), sealed: true }));
    }),
  );
}

/** Lets what the office keeps aside be sent again; inside the caller's transaction. */
export async function releaseLetters(store: Store): Promise<number> {
  const { letters } = store.powers.database;
  const held = await letters
    .filter(({ told }) => told !== undefined && typeof told.answer === 'object' && 'held' in told.answer)
    .toArray();
  await letters.bulkPut(held.map(({ told: _told, ...row }) => row));
  return held.length;
}

/**
 * The pages are gone, or cannot be read any more: letters that the office has answered for end here, the others go on by
 * themselves. keepsOwn: whether this person will be able to read them again. Inside the caller's transaction.
 */
export async function cutLoose(store: Store, keepsOwn: boolean): Promise<void> {
  const { letters, tray } = store.powers.database;
  for (const row of await letters.toArray()) {
    const { own, told, ...rest } = row;
    if (told === undefined) await letters.put({ ...rest, ...(keepsOwn && own !== undefined ? { own } : {}), apart: 1 });
    else if (told.answer !== 'accepted' && 'refused' in told.answer)
      await tray.add(refusedRow(row, told.answer, told.at));
    if (told !== undefined) await letters.delete(row.n);
  }
}

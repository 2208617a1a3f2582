/** Letters on their way: how they are sent and answered, and how they come back into the pages when these are open. */
import type { Answer, Sending } from '../../sync/change.ts';
import { addUnseen } from '../../sync/part.ts';
import { keyOf, type LetterRow, type TrayRow } from './database.ts';
import type { Envelope } from './envelope.ts';
import { moveDigests } from './fingerprints.ts';
import { type Mail, putLetters, sealLetters } from './letters.ts';
import type { Store } from './store.ts';
import { VaultLocked } from './vault.ts';

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
  return { code, ...fields, at, letter: { record, letter } };
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
      const apart = (await database.letters.orderBy('n').toArray()).filter(
        (row) => row.apart === 1 && row.own !== undefined,
      );
      const opened = await Promise.all(apart.map(async (row) => ({ row, sending: await readOwn(mail, row) })));
      // One that can't be read here goes to the office by itself, and holds up nothing.
      const unread = opened.filter(({ sending }) => sending === undefined).map(({ row: { own: _own, ...row } }) => row);
      const rows = opened.filter(({ sending }) => sending !== undefined).map(({ row }) => row);
      const written = opened.flatMap(({ sending }) => sending ?? []);
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
      const fresh = await sealLetters(mail, changes);
      const tables = [database.pages, database.aside, database.meta, database.letters, database.digests];
      await database.transaction('rw', tables, async () => {
        await pages.put(prepared);
        await moveDigests(
          store,
          changes.map((change) => ({ ...change, sealed: true })),
        );
        await database.letters.bulkDelete(rows.map(({ n }) => n));
        await database.letters.bulkPut(unread);
        await database.letters
          .filter(({ own, told }) => own !== undefined && told !== undefined)
          .modify((row) => void delete (row as { told?: unknown }).told);
        await putLetters(database, changes, fresh);
      });
      return changes.map((change) => ({ ...change, key: keyOf(change.after.kind, change.after.id), sealed: true }));
    }),
  );
}

/** Nothing where it was sealed with another key, or the disk changed it. */
async function readOwn(mail: Mail, { own }: LetterRow): Promise<Sending | undefined> {
  try {
    return (await mail.fromSelf(own as Envelope)) as Sending;
  } catch (error) {
    if (error instanceof VaultLocked) throw error;
    return undefined;
  }
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

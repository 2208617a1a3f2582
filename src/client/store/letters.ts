/**
 * Letters: every unsent change of sealed fields lies here, too, sealed to the office's key. So it can be written and sent while
 * the pages are locked, and outlives them. While they are open the changes go out from the pages, as all others do. How they are
 * answered and come back into the pages: posted.ts.
 */
import type { Fields } from '../../domain/scalar.ts';
import { type Change, changesOf, type Sending } from '../../sync/change.ts';
import { type Part, writePart } from '../../sync/part.ts';
import { type Database, keyOf, type LetterRow } from './database.ts';
import type { Envelope } from './envelope.ts';

/** Who can seal letters: to the office, and to oneself where this person has a lock here. */
export interface Mail {
  toOffice(change: Change): Promise<Envelope>;
  toSelf(sending: Sending): Promise<Envelope | undefined>;
  fromSelf(envelope: Envelope): Promise<unknown>;
}

export type FreshLetter = Omit<LetterRow, 'n'>;

interface Changed {
  readonly before: Part | undefined;
  readonly after: Part;
}

/** The letters of what some parts owe now. Before the transaction: sealing can't wait inside one. */
export async function sealLetters(mail: Mail, changes: readonly Changed[]): Promise<readonly FreshLetter[]> {
  const sendings = changes.flatMap(({ after }) => changesOf(after, true));
  return Promise.all(sendings.map((sending) => sealed(mail, sending)));
}

async function sealed(mail: Mail, sending: Sending): Promise<FreshLetter> {
  const { change } = sending;
  const own = await mail.toSelf(sending);
  const row = { record: keyOf(change.kind, change.id), ms: change.stamp[0], letter: await mail.toOffice(change) };
  return own === undefined ? row : { ...row, own };
}

/** Puts them in the place of the parts' earlier ones, inside the caller's transaction. What lies apart stays. */
export async function putLetters(
  { letters }: Database,
  changes: readonly Changed[],
  fresh: readonly FreshLetter[],
): Promise<void> {
  const owing = changes.filter(({ before, after }) => before?.marks !== undefined || after.marks !== undefined);
  if (owing.length === 0) return;
  const records = owing.map(({ after }) => keyOf(after.kind, after.id));
  const earlier = await letters.where('record').anyOf(records).toArray();
  await letters.bulkDelete(earlier.filter(({ apart }) => apart === undefined).map(({ n }) => n));
  await letters.bulkAdd([...fresh]);
}

/**
 * Seals fields that are written while no page can be read: as values that have seen nothing, each later than what was written
 * so before. Returns what the watchers may hear, too: that something is owed, and no value.
 */
export async function sealApart(
  { database, mail, device }: { readonly database: Database; readonly mail: Mail; readonly device: string },
  nowMs: number,
  writes: readonly { readonly kind: string; readonly id: string; readonly fields: Fields }[],
): Promise<readonly { readonly letters: readonly FreshLetter[]; readonly after: Part }[]> {
  const apart: { letters: FreshLetter[]; after: Part }[] = [];
  for (const { kind, id, fields } of writes) {
    const earlier = await database.letters.where('record').equals(keyOf(kind, id)).toArray();
    const latest = [...earlier, ...apart.flatMap(({ letters }) => letters)].map(({ ms }) => ms + 1);
    const part = writePart({ kind, id, cells: {} }, fields, Math.max(nowMs, ...latest), device);
    const letters: FreshLetter[] = [];
    for (const sending of changesOf(part, true)) letters.push({ ...(await sealed(mail, sending)), apart: 1 });
    const { marks } = part;
    apart.push({ letters, after: { kind, id, cells: {}, ...(marks === undefined ? {} : { marks }) } });
  }
  return apart;
}

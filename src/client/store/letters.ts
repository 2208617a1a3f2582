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
  { letters, meta }: Database,
  changes: readonly Changed[],
  fresh: readonly FreshLetter[],
): Promise<void> {
  const owing = changes.filter(({ before, after }) => before?.marks !== undefined || after.marks !== undefined);
  if (owing.length === 0) return;
  const records = owing.map(({ after }) => keyOf(after.kind, after.id));
  const earlier = await letters.where('record').anyOf(records).toArray();
  await letters.bulkDelete(earlier.filter(({ apart }) => apart === undefined).map(({ n }) => n));
  await addLetters({ letters, meta }, fresh);
}

/** Adds letters, and remembers the latest stamp among them; inside the caller's transaction. */
export async function addLetters(
  { letters, meta }: Pick<Database, 'letters' | 'meta'>,
  fresh: readonly FreshLetter[],
): Promise<void> {
  await letters.bulkAdd([...fresh]);
  const value = fresh.reduce((latest, { ms }) => Math.max(latest, ms), await latestOf(meta));
  await meta.put({ key: 'sealedMs', value });
}

/** A stamp that is further ahead came from a clock that was wrong: following it would let this phone win over everybody. */
const believedAheadMs = 86_400_000;

/**
 * The ms for sealed fields that are written now: later than what was written before, also where that can't be read any more and
 * the clock, or what is known of the office's, went back since.
 */
export async function timeToSeal({ meta }: Pick<Database, 'meta'>, nowMs: number): Promise<number> {
  const latest = await latestOf(meta);
  return latest < nowMs || latest - nowMs > believedAheadMs ? nowMs : latest + 1;
}

async function latestOf(meta: Database['meta']): Promise<number> {
  return Number((await meta.get('sealedMs'))?.value ?? 0);
}

/**
 * Seals fields that are written while no page can be read: as values that have seen nothing. ms: of the first, each next is one
 * later. Returns what the watchers may hear, too: that something is owed, and no value.
 */
export async function sealApart(
  { mail, device }: { readonly mail: Mail; readonly device: string },
  ms: number,
  writes: readonly { readonly kind: string; readonly id: string; readonly fields: Fields }[],
): Promise<readonly { readonly letters: readonly FreshLetter[]; readonly after: Part }[]> {
  const apart: { letters: FreshLetter[]; after: Part }[] = [];
  for (const [i, { kind, id, fields }] of writes.entries()) {
    const part = writePart({ kind, id, cells: {} }, fields, ms + i, device);
    const letters: FreshLetter[] = [];
    for (const sending of changesOf(part, true)) letters.push({ ...(await sealed(mail, sending)), apart: 1 });
    const { marks } = part;
    apart.push({ letters, after: { kind, id, cells: {}, ...(marks === undefined ? {} : { marks }) } });
  }
  return apart;
}

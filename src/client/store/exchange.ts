/** The store's side of the office's reply: taken in all or nothing. */

import { eventOf } from '../../domain/id.ts';
import { sealedClasses } from '../../domain/kinds.ts';
import { classesOf, type Role } from '../../domain/roles.ts';
import { changeSums } from '../../domain/total.ts';
import type { Cells } from '../../sync/cell.ts';
import { type Answer, answerPart, refusedChange, type Sending } from '../../sync/change.ts';
import { knownOfClass } from '../../sync/digest.ts';
import type { Cursors, SyncReply, WirePart } from '../../sync/exchange.ts';
import { type Part, receiveCells, returnMissing } from '../../sync/part.ts';
import type { PartChange } from './act.ts';
import { wholeRows } from './aside.ts';
import { keyOf, type LetterRow, rowOf, type TrayRow } from './database.ts';
import { moveDigests } from './fingerprints.ts';
import { putLetters, sealLetters } from './letters.ts';
import type { PageChange } from './pages.ts';
import { tellLetter } from './posted.ts';
import { knownFields } from './record.ts';
import type { Seal } from './seal.ts';
import type { Store } from './store.ts';

/**
 * Takes a reply in: answers, pages, cursors and refused changes in one transaction, so that a kill leaves no half. givenUp:
 * aborted when somebody else does the same by now; then it rejects and changes nothing.
 */
export async function applyReply(
  store: Store,
  seal: Seal,
  role: Role,
  sendings: readonly Sending[],
  reply: SyncReply,
  givenUp?: AbortSignal,
): Promise<void> {
  const { database, pages } = store.powers;
  const work = workOf(sendings, reply);
  const lettered = sendings.flatMap(({ letter }, i) =>
    letter === undefined ? [] : [[letter as LetterRow, i] as const],
  );
  const open = [...work.values()].filter(({ sealed }) => !sealed);
  const closed = [...work.values()].filter(({ sealed }) => sealed);
  const keeps = keptClasses(role);
  const offset = reply.officeTime - store.powers.now();

  await store.change(() =>
    store.sealing(async () => {
      const tray = await trayRows(store, seal, sendings, reply);
      const byKey = new Map(closed.map((item) => [keyOf(item.kind, item.id), item]));
      const prepared: readonly PageChange[] = await pages.prepare(closed, (part) => {
        const item = byKey.get(keyOf(part.kind, part.id));
        const taken = item === undefined ? part : takeIn(part, item, reply.officeTime);
        // A newcomer's contact that an organizer wrote does not stay once the office has it; a refused one lies in the tray.
        const isDone = taken.marks === undefined && (!keeps || Object.keys(taken.cells).length === 0);
        return isDone ? undefined : taken;
      });
      const sealedOnes = prepared.flatMap((page) => page.changes);
      const fresh = await sealLetters(store.powers.mail, sealedOnes);
      const { records, digests, aside, meta, letters } = database;
      const tables = [records, database.pages, database.sums, database.tray, meta, digests, aside, letters];
      const changes = await database.transaction('rw', tables, async () => {
        // Late, after another flight did the same: a refused change would lie in the tray twice.
        givenUp?.throwIfAborted();
        const before = await store.cursors();
        const checkedAt = whenToCheck(before, reply.cursors, store.powers.now());
        if (checkedAt !== undefined) {
          await meta.bulkPut([
            { key: 'checkedAt', value: checkedAt },
            { key: 'pagesCheckedAt', value: checkedAt },
          ]);
        }
        await pages.put(prepared);
        await putLetters(database, sealedOnes, fresh);
        for (const [row, i] of lettered) {
          const answer = reply.answers[i] as Answer | undefined;
          if (answer !== undefined) await tellLetter(store, row, answer, reply.officeTime);
        }
        const rows = await wholeRows(
          store,
          open.map(({ kind, id }) => keyOf(kind, id)),
        );
        const taken = open.map((item, i): PartChange => {
          const before: Part | undefined = rows[i];
          const after = takeIn(before ?? { kind: item.kind, id: item.id, cells: {} }, item, reply.officeTime);
          return { key: keyOf(item.kind, item.id), before, after, sealed: false };
        });
        const empty = taken.filter(({ after }) => Object.keys(after.cells).length === 0).map(({ key }) => key);
        await database.records.bulkDelete(empty); // Refused as a whole: it lies in the tray now.
        const kept = taken.filter(({ key }) => !empty.includes(key));
        await database.records.bulkPut(kept.map(({ after }) => rowOf(after)));
        await moveSums(store, taken);
        await moveDigests(store, [
          ...taken.map(({ before, after }) => ({ before, after, sealed: false })),
          ...sealedOnes.map(({ before, after }) => ({ before, after, sealed: true })),
        ]);
        await database.tray.bulkAdd(tray);
        // What was not asked for (the sealed classes, while they are locked; what is not read any more) stands where it stood.
        await database.meta.put({ key: 'cursors', value: { ...before, ...reply.cursors } satisfies Cursors });
        await database.meta.put({ key: 'answeredAt', value: reply.officeTime });
        await database.meta.put({ key: 'offset', value: offset });
        return taken;
      });
      store.setOffset(offset);
      return [
        ...changes,
        ...sealedOnes.map((change) => ({ ...change, key: keyOf(change.after.kind, change.after.id), sealed: true })),
      ];
    }),
  );
}

/**
 * A copy that begins now has nothing to be checked (0: as soon as possible). An office whose numbers went back was restored:
 * what it held of ours may be gone, and the check sends it once more.
 */
function whenToCheck(before: Cursors, after: Cursors, nowMs: number): number | undefined {
  const classes = Object.entries(before) as [keyof Cursors, number][];
  if (classes.length === 0) return nowMs;
  return classes.some(([name, seq]) => (after[name] ?? seq) < seq) ? 0 : undefined;
}

interface Item {
  readonly kind: string;
  readonly id: string;
  readonly sealed: boolean;
  readonly answers: { readonly sending: Sending; readonly answer: Answer }[];
  readonly incoming: Cells[];
  /** What the office said it has of this part, when the two copies were compared. */
  readonly compared: WirePart[];
}

/** Sorts a reply by the part that it concerns. A sending belongs to one part: it was made from one. */
function workOf(sendings: readonly Sending[], reply: SyncReply): ReadonlyMap<string, Item> {
  const work = new Map<string, Item>();
  const itemOf = (kind: string, id: string, sealed: boolean): Item => {
    const key = `${keyOf(kind, id)} ${sealed}`;
    const item = work.get(key) ?? { kind, id, sealed, answers: [], incoming: [], compared: [] };
    work.set(key, item);
    return item;
  };
  sendings.forEach((sending, i) => {
    const answer = reply.answers[i] as Answer | undefined;
    if (answer !== undefined && sending.letter === undefined)
      itemOf(sending.change.kind, sending.change.id, sending.sealed).answers.push({ sending, answer });
  });
  for (const part of reply.parts) itemOf(part.kind, part.id, isSealedPart(part)).incoming.push(part.cells);
  for (const part of reply.compared?.parts ?? []) itemOf(part.kind, part.id, isSealedPart(part)).compared.push(part);
  return work;
}

function isSealedPart(part: WirePart): boolean {
  return sealedClasses.includes(part.class);
}

function takeIn(part: Part, item: Item, officeTime: number): Part {
  const answered = item.answers.reduce(
    (now, { sending, answer }) => answerPart(now, sending, answer, officeTime),
    part,
  );
  const received = item.incoming.reduce((now, cells) => receiveCells(now, cells, officeTime), answered);
  return item.compared.reduce((now, theirs) => takeCompared(now, theirs, officeTime), received);
}

/** Joins what the office has, and marks what it lacks to be sent again. */
function takeCompared(part: Part, { class: fieldClass, cells }: WirePart, officeTime: number): Part {
  const joined = Object.keys(cells).length === 0 ? part : receiveCells(part, cells, officeTime);
  return returnMissing(joined, Object.keys(knownOfClass(joined, fieldClass)), cells);
}

function keptClasses(role: Role): boolean {
  return classesOf(role).includes('contact');
}

/** Moves the kept sums of events along with what the office is now known to have. */
async function moveSums(store: Store, changes: readonly PartChange[]): Promise<void> {
  const tallies = changes.filter(({ after }) => after.kind === 'tally');
  if (tallies.length === 0) return;
  const { sums } = store.powers.database;
  const events = [...new Set(tallies.map(({ after }) => eventOf(after.id)))];
  const held = await sums.bulkGet(events);
  const byEvent = new Map(events.map((event, i) => [event, held[i]?.sums ?? {}]));
  for (const { before, after } of tallies) {
    const event = eventOf(after.id);
    byEvent.set(event, changeSums(byEvent.get(event) ?? {}, before && knownFields(before), knownFields(after)));
  }
  await sums.bulkPut([...byEvent].map(([event, kept]) => ({ event, sums: kept })));
}

async function trayRows(
  store: Store,
  seal: Seal,
  sendings: readonly Sending[],
  reply: SyncReply,
): Promise<readonly Omit<TrayRow, 'n'>[]> {
  const rows: Omit<TrayRow, 'n'>[] = [];
  for (const [i, sending] of sendings.entries()) {
    const answer = reply.answers[i] as Answer | undefined;
    if (answer === undefined || answer === 'accepted' || !('refused' in answer) || sending.letter !== undefined)
      continue;
    const row = { code: answer.refused, at: reply.officeTime, ...(answer.fields ? { fields: answer.fields } : {}) };
    const refused = refusedChange(sending.change, answer);
    if (sending.sealed) {
      const [sealed, letter] = await Promise.all([seal.seal('tray', refused), store.powers.mail.toOffice(refused)]);
      rows.push({ ...row, sealed, letter: { record: keyOf(refused.kind, refused.id), letter } });
    } else rows.push({ ...row, change: refused });
  }
  return rows;
}

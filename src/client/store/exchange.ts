/** The store's side of an exchange with the office: what is to be sent, and how a reply is taken in, all or nothing. */

import { eventOf } from '../../domain/id.ts';
import { sealedClasses } from '../../domain/kinds.ts';
import { classesOf, type Role } from '../../domain/roles.ts';
import { changeSums } from '../../domain/total.ts';
import type { Cells } from '../../sync/cell.ts';
import { type Answer, answerPart, changesOf, type Sending } from '../../sync/change.ts';
import { isUnsent, type Part, receiveCells } from '../../sync/part.ts';
import type { Cursors, SyncReply, WirePart } from '../../sync/protocol.ts';
import { keyOf, rowOf, type TrayRow } from './database.ts';
import type { PageChange } from './pages.ts';
import { knownFields } from './record.ts';
import type { Seal } from './seal.ts';
import type { PartChange, Store } from './store.ts';

export interface Batch {
  readonly sendings: readonly Sending[];
  /** Parts with something unsent that did not fit into this batch. */
  readonly left: number;
}

/** Gathers unsent changes up to a size in bytes. Reading the index is all there is to a queue. */
export async function readBatch(store: Store, maxBytes: number): Promise<Batch> {
  const { database, pages } = store.powers;
  // One transaction: a tap between the two would make more taken than there were.
  const [total, rows] = await database.transaction('r', database.records, async () => {
    const unsent = database.records.where('unsent').aboveOrEqual(0);
    return [await unsent.count(), await unsent.limit(maxParts).toArray()] as const;
  });
  const sealed = (await store.sealing(() => pages.waitingParts())).filter(isUnsent);
  const sendings: Sending[] = [];
  let bytes = 0;
  let taken = 0;
  for (const part of [...sealed, ...rows]) {
    const owed = changesOf(part);
    const size = JSON.stringify(owed.map(({ change }) => change)).length;
    if (sendings.length > 0 && (bytes + size > maxBytes || sendings.length + owed.length > maxParts)) break;
    sendings.push(...owed);
    bytes += size;
    taken += 1;
  }
  return { sendings, left: total + sealed.length - taken };
}

const maxParts = 500;

/** Takes a reply in: answers, pages, cursors and refused changes in one transaction, so that a kill leaves no half. */
export async function applyReply(
  store: Store,
  seal: Seal,
  role: Role,
  sendings: readonly Sending[],
  reply: SyncReply,
): Promise<void> {
  const { database, pages } = store.powers;
  const work = workOf(sendings, reply);
  const open = [...work.values()].filter(({ sealed }) => !sealed);
  const closed = [...work.values()].filter(({ sealed }) => sealed);
  const keeps = keptClasses(role);
  const offset = reply.officeTime - store.powers.now();

  await store.change(() =>
    store.sealing(async () => {
      const tray = await trayRows(seal, sendings, reply);
      const byKey = new Map(closed.map((item) => [keyOf(item.kind, item.id), item]));
      const prepared: readonly PageChange[] = await pages.prepare(closed, (part) => {
        const item = byKey.get(keyOf(part.kind, part.id));
        const taken = item === undefined ? part : takeIn(part, item, reply.officeTime);
        // A newcomer's contact that an organizer wrote does not stay once the office has it; a refused one lies in the tray.
        const isDone = taken.marks === undefined && (!keeps || Object.keys(taken.cells).length === 0);
        return isDone ? undefined : taken;
      });
      const tables = [database.records, database.pages, database.sums, database.tray, database.meta];
      const changes = await database.transaction('rw', tables, async () => {
        await pages.put(prepared);
        const rows = await database.records.bulkGet(open.map(({ kind, id }) => keyOf(kind, id)));
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
        await database.tray.bulkAdd(tray);
        await database.meta.put({ key: 'cursors', value: reply.cursors satisfies Cursors });
        await database.meta.put({ key: 'offset', value: offset });
        return taken;
      });
      store.setOffset(offset);
      const sealedChanges = prepared.flatMap((page) => page.changes);
      return [
        ...changes,
        ...sealedChanges.map((change) => ({ ...change, key: keyOf(change.after.kind, change.after.id), sealed: true })),
      ];
    }),
  );
}

interface Item {
  readonly kind: string;
  readonly id: string;
  readonly sealed: boolean;
  readonly answers: { readonly sending: Sending; readonly answer: Answer }[];
  readonly incoming: Cells[];
}

/** Sorts a reply by the part that it concerns. A sending belongs to one part: it was made from one. */
function workOf(sendings: readonly Sending[], reply: SyncReply): ReadonlyMap<string, Item> {
  const work = new Map<string, Item>();
  const itemOf = (kind: string, id: string, sealed: boolean): Item => {
    const key = `${keyOf(kind, id)} ${sealed}`;
    const item = work.get(key) ?? { kind, id, sealed, answers: [], incoming: [] };
    work.set(key, item);
    return item;
  };
  sendings.forEach((sending, i) => {
    const answer = reply.answers[i] as Answer | undefined;
    if (answer !== undefined)
      itemOf(sending.change.kind, sending.change.id, sending.sealed).answers.push({ sending, answer });
  });
  for (const part of reply.parts) itemOf(part.kind, part.id, isSealedPart(part)).incoming.push(part.cells);
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
  return item.incoming.reduce((now, cells) => receiveCells(now, cells, officeTime), answered);
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
  seal: Seal,
  sendings: readonly Sending[],
  reply: SyncReply,
): Promise<readonly Omit<TrayRow, 'n'>[]> {
  const rows: Omit<TrayRow, 'n'>[] = [];
  for (const [i, sending] of sendings.entries()) {
    const answer = reply.answers[i] as Answer | undefined;
    if (answer === undefined || answer === 'accepted' || !('refused' in answer)) continue;
    const row = { code: answer.refused, at: reply.officeTime, ...(answer.fields ? { fields: answer.fields } : {}) };
    if (sending.sealed) rows.push({ ...row, sealed: await seal.seal('tray', sending.change) });
    else rows.push({ ...row, change: sending.change });
  }
  return rows;
}

/** The refused changes, oldest first, whole. */
export async function readTray(store: Store, seal: Seal) {
  const rows = await store.powers.database.tray.toArray();
  return Promise.all(
    rows.map(async (row) => ({
      key: row.n,
      code: row.code,
      at: row.at,
      change:
        row.change ?? ((await seal.open('tray', row.sealed as NonNullable<TrayRow['sealed']>)) as TrayRow['change']),
    })),
  );
}

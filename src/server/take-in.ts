/** Takes changes into the office's copy: what may be written, by whom, and how it joins. */
import { classesOfField } from '../domain/kinds.ts';
import { mayWrite, type Role } from '../domain/roles.ts';
import { acceptChange } from '../sync/accept.ts';
import { isErased, stampOf } from '../sync/cell.ts';
import { type Answer, type Change, type ChangeCode, readChange } from '../sync/change.ts';
import { Moves, sumOfCells } from '../sync/digest.ts';
import type { Stamp } from '../sync/stamp.ts';
import type { OfficeTx, PastCell, RecordKey, StoredPart } from './storage/storage.ts';

export type Read =
  | { readonly change: Change /** Its author may not be able to read it. */; readonly byLetter?: boolean }
  | { readonly code: ChangeCode; readonly fields?: readonly string[] };

/** Reads each by itself, so that a bad one holds up no other. */
export function readChanges(raw: readonly unknown[]): readonly Read[] {
  return raw.map(readChange);
}

export interface TakenIn {
  /** One for each change, in their order. */
  readonly answers: readonly Answer[];
  /** How many made the code throw. They are refused and set aside like others: one bad change must not jam a phone. */
  readonly poisoned: number;
  /** The parts as they are now in the copy, in the order of their numbers. */
  readonly put: readonly StoredPart[];
  /** Which of them were not there before and hold nothing but what these changes said plainly: their author knows them. */
  readonly made: ReadonlySet<string>;
  /** Records that these changes removed. */
  readonly removed: readonly Removed[];
}

export interface Removed extends RecordKey {
  readonly stamp: Stamp;
}

/** Joins the changes in their order. Reads and writes the copy in a few statements, however many they are. */
export async function takeIn(copy: OfficeTx, role: Role, reads: readonly Read[], nowMs: number): Promise<TakenIn> {
  const changes = reads.flatMap((read) => ('change' in read ? [read.change] : []));
  const stored = await copy.readParts(changes);
  const parts = new Map(stored.map((part) => [partKey(part), part]));
  const past = new Set((await copy.readPast(changes)).map((one) => pastKey(one, one.field, one.stamp)));
  const changed = new Set<string>();
  const byLetters = new Set<string>();
  const history: PastCell[] = [];
  let poisoned = 0;

  const answers = reads.map((read): Answer => {
    if (!('change' in read)) return read.code === 'unknown-kind' ? { held: read.code } : refuse(read.code, read.fields);
    const { change } = read;
    const forbidden = Object.keys(change.fields).filter((field) => !mayWrite(role, change.kind, field));
    // What a phone gives back of what we lost is nobody's mischief: a clerk looks at it.
    if (forbidden.length > 0 && change.base === undefined) return { held: 'returned' };
    try {
      for (const outcome of joinParts(without(change, forbidden))) {
        if (!outcome.changed) continue;
        if (read.byLetter === true) byLetters.add(partKey(outcome.part));
        parts.set(partKey(outcome.part), outcome.part);
        changed.add(partKey(outcome.part));
        for (const cell of outcome.replaced) {
          history.push(cell);
          past.add(pastKey(cell, cell.field, [cell.cell[1], cell.cell[2]]));
        }
      }
      return forbidden.length > 0 ? refuse('not-allowed', forbidden) : 'accepted';
    } catch {
      poisoned += 1;
      return refuse('malformed');
    }
  });

  const put = [...changed].flatMap((key) => parts.get(key) ?? []);
  const gone = put.filter(({ cells }) => isErased(cells));
  await copy.addHistory(history.filter((past) => !gone.some(({ kind, id }) => past.kind === kind && past.id === id)));
  await copy.putParts(put);
  await copy.moveSums(movesOf(stored, put));
  await copy.scrub(gone);
  const known = new Set([...stored.map(partKey), ...byLetters]);
  const made = put.filter((part) => !known.has(partKey(part)) && !Object.keys(part.cells).some(isOther));
  return { answers, poisoned, put, made: new Set(made.map(partKey)), removed: removedBy(gone) };

  /** The parts that a change comes to be, all of them worked out before any is kept. */
  function joinParts(change: Change): { part: StoredPart; changed: boolean; replaced: readonly PastCell[] }[] {
    const { kind, id } = change;
    const names = Object.keys(change.fields);
    return [...new Set(names.flatMap((field) => classesOfField(kind, field)))].map((fieldClass) => {
      const mine = parts.get(partKey({ kind, id, class: fieldClass }))?.cells ?? {};
      const fields = names.filter((field) => classesOfField(kind, field).includes(fieldClass));
      const isPast = (field: string, stamp: Stamp) => past.has(pastKey(change, field, stamp));
      const { cells, changed: isChanged, replaced } = acceptChange(mine, change, fields, isPast);
      return {
        part: { kind, id, class: fieldClass, cells },
        changed: isChanged,
        replaced: replaced.map(({ field, cell }) => ({ kind, id, class: fieldClass, field, cell, at: nowMs })),
      };
    });
  }
}

/** What is left of a change when some of its fields may not be written. */
function without(change: Change, forbidden: readonly string[]): Change {
  if (forbidden.length === 0) return change;
  return {
    ...change,
    fields: Object.fromEntries(Object.entries(change.fields).filter(([field]) => !forbidden.includes(field))),
  };
}

function isOther(field: string): boolean {
  return field.includes('~');
}

/** Once for each record, whatever classes it had. */
function removedBy(parts: readonly StoredPart[]): readonly Removed[] {
  const removed = new Map<string, Removed>();
  for (const { kind, id, cells } of parts) {
    const cell = cells['erased'];
    if (cell !== undefined) removed.set(`${kind} ${id}`, { kind, id, stamp: stampOf(cell) });
  }
  return [...removed.values()];
}

/** How the copy's fingerprints move from what was stored to what is put. */
function movesOf(stored: readonly StoredPart[], put: readonly StoredPart[]): Moves {
  const before = new Map(stored.map((part) => [partKey(part), part]));
  const moves = new Moves();
  for (const part of put) {
    const was = before.get(partKey(part));
    moves.add(part.class, part.kind, part.id, was === undefined ? 0n : sumOfStored(was), sumOfStored(part));
  }
  return moves;
}

export function sumOfStored({ kind, id, cells }: StoredPart): bigint {
  return sumOfCells(kind, id, Object.entries(cells));
}

function refuse(code: ChangeCode, fields?: readonly string[]): Answer {
  return fields === undefined ? { refused: code } : { refused: code, fields };
}

export function partKey({ kind, id, class: fieldClass }: Omit<StoredPart, 'cells'>): string {
  return `${kind} ${id} ${fieldClass}`;
}

function pastKey({ kind, id }: RecordKey, field: string, [ms, device]: Stamp): string {
  return `${kind} ${id} ${ms} ${device} ${field}`;
}

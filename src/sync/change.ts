/** Changes: some fields of one record with their stamp, on the way from one copy to another. */
import * as v from 'valibot';
import { type CheckCode, checkFields } from '../domain/check.ts';
import type { Fields, Scalar } from '../domain/scalar.ts';
import { type Cell, stampOf } from './cell.ts';
import { isTentative, type Mark, type Part, tidy } from './part.ts';
import { compareStamps, maxStampMs, type Stamp } from './stamp.ts';
import { readVersionName } from './versions.ts';

export interface Change {
  readonly kind: string;
  readonly id: string;
  readonly stamp: Stamp;
  readonly fields: Fields;
  /** Per field the stamp that the author last knew the office to have; null or not named: none. Without: a repair, which only joins. */
  readonly base?: Readonly<Record<string, Stamp | null>>;
}

const deviceIdSchema = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,59}$/));
/** Times are whole milliseconds since 1970; the office's own limit for the future is checked apart, with its own code. */
const stampSchema = v.strictTuple([
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER)),
  deviceIdSchema,
]);
export const scalarSchema = v.union([v.string(), v.number(), v.boolean(), v.null()]);
const changeSchema = v.object({
  kind: v.pipe(v.string(), v.maxLength(40)),
  id: v.pipe(v.string(), v.maxLength(200)),
  stamp: stampSchema,
  fields: v.record(v.string(), scalarSchema),
  base: v.optional(v.record(v.string(), v.nullable(stampSchema))),
});

/**
 * What is said of one change. 'returned': a phone gives back what the office has lost, and its role may not write it; a
 * clerk decides. 'damaged': a row whose checksum was wrong; the copy that found it set it aside. 'revoked': it came
 * from a lost phone, a clerk decides. 'unreadable': a letter that was not sealed to this office's key. Held and refused ones
 * are kept at the office before it says so.
 */
export type ChangeCode =
  | CheckCode
  | 'malformed'
  | 'stamp-in-far-future'
  | 'not-allowed'
  | 'returned'
  | 'damaged'
  | 'revoked'
  | 'unreadable';
export type Answer =
  | 'accepted'
  | { readonly held: ChangeCode }
  | { readonly refused: ChangeCode; readonly fields?: readonly string[] };

/** Reads one change of a bundle. A bad one is named with a code and holds up no other. */
export function readChange(raw: unknown): { change: Change } | { code: ChangeCode; fields?: readonly string[] } {
  const parsed = v.safeParse(changeSchema, raw);
  if (!parsed.success) return { code: 'malformed' };
  const change = parsed.output as Change;
  if (change.stamp[0] > maxStampMs) return { code: 'stamp-in-far-future' };
  return checkFields(change.kind, change.id, change.fields) ?? { change };
}

/** A field on its way: its name in the part and the stamp that was sent, to know it by when the answer comes. */
export interface SentField {
  readonly name: string;
  readonly cell: Cell;
}
export interface Sending {
  readonly change: Change;
  /** Whether it comes from a part of the sealed classes; a record's open and sealed part are sent apart. */
  readonly sealed: boolean;
  readonly fields: readonly SentField[];
  /** Goes out sealed to the office, and nobody here can say what is in it: only `kind` and `id` of the change are known. */
  readonly letter?: { readonly n: number; readonly letter: object };
}

/** What goes over the wire for it. */
export function wireOf({ change, letter }: Sending): unknown {
  return letter === undefined ? change : { letter: letter.letter };
}

interface Group {
  readonly stamp: Stamp;
  readonly fields: Record<string, Scalar>;
  readonly base: Record<string, Stamp | null>;
  readonly isRepair: boolean;
  readonly sent: SentField[];
}

/** The changes that a part still owes to the office: one for each stamp. sealed: whether the part lies in the sealed pages. */
export function changesOf(part: Part, sealed = false): readonly Sending[] {
  const byStamp = new Map<string, Group>();
  for (const [name, mark] of Object.entries(part.marks ?? {})) {
    const cell = part.cells[name];
    if (cell === undefined || mark.held !== undefined) continue;
    const isRepair = mark.base === undefined;
    const key = `${cell[1]} ${cell[2]} ${isRepair}`;
    const group: Group = byStamp.get(key) ?? { stamp: stampOf(cell), fields: {}, base: {}, isRepair, sent: [] };
    const field = isTentative(name, cell, mark) ? (readVersionName(name)?.field ?? name) : name;
    group.fields[field] = cell[0];
    if (mark.base !== undefined) group.base[field] = mark.base;
    group.sent.push({ name, cell });
    byStamp.set(key, group);
  }
  return [...byStamp.values()].map(({ stamp, fields, base, isRepair, sent }) => ({
    change: { kind: part.kind, id: part.id, stamp, fields, ...(isRepair ? {} : { base }) },
    sealed,
    fields: sent,
  }));
}

/**
 * Takes the office's answer to a sent change into the part. A mark goes only where the stamp is still the one that was
 * sent. A refused value leaves the part (the caller puts it into the tray) and the field shows what the office has.
 */
export function answerPart(part: Part, sending: Sending, answer: Answer, officeTimeMs: number): Part {
  const cells: Record<string, Cell> = { ...part.cells };
  const marks: Record<string, Mark> = { ...part.marks };
  for (const { name, cell: sent } of sending.fields) {
    const mark = marks[name];
    const cell = cells[name];
    if (mark === undefined || cell === undefined) continue;
    const isSame = compareStamps(stampOf(cell), stampOf(sent)) === 0;
    if (answer === 'accepted') {
      if (!isSame) marks[name] = { base: stampOf(sent), was: sent };
      else {
        // The office says in its own words, by the page it sends, whether it keeps our beaten value.
        if (isTentative(name, cell, mark)) delete cells[name];
        delete marks[name];
      }
    } else if ('held' in answer) {
      if (isSame) marks[name] = { ...mark, held: answer.held };
    } else if (isSame) {
      if (mark.was === undefined) delete cells[name];
      else cells[name] = mark.was;
      delete marks[name];
    }
  }
  const answered = { ...part, cells, marks };
  return tidy(answer === 'accepted' ? { ...answered, sentAt: officeTimeMs } : answered);
}

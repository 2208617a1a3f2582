/**
 * One part of a record as a phone keeps it: the joined cells, and a mark on every field that the office is not yet
 * known to have. Pure: the store runs these functions inside its transactions.
 */
import type { Fields, Scalar } from '../domain/scalar.ts';
import { type Cell, type Cells, isErased, joinCell, joinCells, stampOf } from './cell.ts';
import { compareStamps, nextStamp, type Stamp } from './stamp.ts';
import { absorb, isAsked, isOpenVersion, type OtherVersion, openVersions, versionName } from './versions.ts';

/** A field that waits for the office. */
export interface Mark {
  /**
   * The stamp that the office was last known to have when this field was first changed here; null: none. Without it the
   * value is sent as a repair: the office had it once and has it no more.
   */
  readonly base?: Stamp | null;
  /** What the office is known to have. The field goes back to it if the office refuses. */
  readonly was?: Cell;
  /** The office keeps this change aside for the reason named; it is not sent again. */
  readonly held?: string;
}

export interface Part {
  readonly kind: string;
  readonly id: string;
  readonly cells: Cells;
  readonly marks?: Readonly<Record<string, Mark>>;
  /** Office time in ms of the answer that last proved that the office has this part. */
  readonly sentAt?: number;
}

/** Whether anything of this part is still to be sent. */
export function isUnsent(part: Part): boolean {
  return Object.values(part.marks ?? {}).some((mark) => mark.held === undefined);
}

/** A part that nobody has seen yet: what a tap makes. Needs no read. */
export function newPart(kind: string, id: string, fields: Fields, nowMs: number, device: string): Part {
  return writePart({ kind, id, cells: {} }, fields, nowMs, device);
}

/**
 * A person's act on a part: sets the fields that differ, all with one stamp, marks them unsent and settles the other
 * versions of the fields it names (who writes a field anew has chosen). The base of an older mark does not move.
 */
export function writePart(part: Part, fields: Fields, nowMs: number, device: string): Part {
  if (isErased(part.cells)) return part;
  if (Object.hasOwn(fields, 'erased')) return erasePart(part, nowMs, device);
  const names = Object.keys(fields).filter((name) => part.cells[name]?.[0] !== fields[name]);
  const settled = versionsOf(part).filter((version) => Object.hasOwn(fields, version.field));
  if (names.length === 0 && settled.length === 0) return part;
  const writes: Record<string, Scalar> = {};
  for (const name of names) writes[name] = fields[name] ?? null;
  for (const version of settled) writes[version.name] = null;

  const replaced = Object.keys(writes).map((name) => part.cells[name]);
  const latest = [...replaced.map((cell) => cell && stampOf(cell)), ...settled.map((version) => version.stamp)]
    .filter((stamp) => stamp !== undefined)
    .reduce<Stamp | undefined>((a, b) => (a !== undefined && compareStamps(a, b) > 0 ? a : b), undefined);
  const [ms] = nextStamp(nowMs, device, latest);

  const cells: Record<string, Cell> = { ...part.cells };
  const marks: Record<string, Mark> = { ...part.marks };
  for (const [name, value] of Object.entries(writes)) {
    const before = cells[name];
    const mark = marks[name];
    if (before === undefined || isTentative(name, before, mark)) marks[name] = { base: null };
    else if (mark === undefined) marks[name] = { base: stampOf(before), was: before };
    else if (mark.base === undefined) marks[name] = markOf(mark.was);
    else if (mark.held !== undefined) marks[name] = withoutHeld(mark);
    cells[name] = [value, ms, device];
  }
  return { ...part, cells, marks };
}

/** Removal takes everything else with it, also what was unsent: a person asked for just that. */
function erasePart(part: Part, nowMs: number, device: string): Part {
  const latest = Object.values(part.cells)
    .map(stampOf)
    .reduce<Stamp | undefined>((a, b) => (a !== undefined && compareStamps(a, b) > 0 ? a : b), undefined);
  const cells: Cells = { erased: [true, ...nextStamp(nowMs, device, latest)] };
  return { ...part, cells, marks: { erased: { base: null } } };
}

/** The mark of a value that comes to stand in place of what the office has. */
function markOf(was: Cell | undefined): Mark {
  return was === undefined ? { base: null } : { base: stampOf(was), was };
}

/**
 * Compares with what the office said it has (a repair). Fields that it lacks, or has only older, are marked to be sent
 * again without a base; what is unsent anyway stays as it is.
 */
export function returnMissing(part: Part, names: readonly string[], theirs: Cells): Part {
  if (isErased(theirs)) return part;
  const marks: Record<string, Mark> = { ...part.marks };
  for (const name of names) {
    const cell = part.cells[name];
    const their = theirs[name];
    if (cell === undefined || marks[name] !== undefined) continue;
    if (their !== undefined && compareStamps(stampOf(their), stampOf(cell)) >= 0) continue;
    marks[name] = their === undefined ? {} : { was: their };
  }
  return tidy({ ...part, marks });
}

/**
 * Lets what the office keeps aside be sent again: it may have been restored to before it came, or understand it by now. It
 * answers as before otherwise, and keeps it once.
 */
export function releaseHeld(part: Part): Part {
  const marks = Object.entries(part.marks ?? {});
  if (!marks.some(([, mark]) => mark.held !== undefined)) return part;
  return { ...part, marks: Object.fromEntries(marks.map(([name, mark]) => [name, withoutHeld(mark)])) };
}

/**
 * Takes in what this device wrote while it could not see the part: unsent values that had seen nothing. Where one is beaten by
 * somebody else's that had come before, it stays as the other version; its own later value takes its place.
 */
export function addUnseen(part: Part, written: Cells): Part {
  if (isErased(part.cells)) return part;
  const gone = written['erased'];
  if (gone !== undefined)
    return { kind: part.kind, id: part.id, cells: { erased: gone }, marks: { erased: { base: null } } };
  const cells: Record<string, Cell> = { ...part.cells };
  const marks: Record<string, Mark> = { ...part.marks };
  for (const [name, ours] of Object.entries(written)) {
    const stood = cells[name];
    if (stood === undefined || compareStamps(stampOf(ours), stampOf(stood)) > 0) {
      cells[name] = ours;
      marks[name] ??= stood === undefined ? { base: null } : { base: null, was: stood };
    } else if (!isSameCell(stood, ours) && stood[2] !== ours[2] && stood[0] !== ours[0]) {
      const kept = versionName(name, stampOf(ours));
      cells[kept] ??= ours;
      marks[kept] ??= { base: null };
    }
  }
  return tidy({ ...part, cells, marks });
}

/** Joins what the office sent. An unsent value is never dropped: beaten by one that had not seen it, it stays as the other version. */
export function receiveCells(part: Part, incoming: Cells, officeTimeMs: number): Part {
  if (isErased(part.cells) || isErased(incoming)) {
    const joined = joinCells(part.cells, incoming);
    const isKnown = isErased(incoming) && isSameCell(joined['erased'] as Cell, incoming['erased'] as Cell);
    const mark = part.marks?.['erased'];
    const marked = isKnown || mark === undefined ? {} : { marks: { erased: mark } };
    return { kind: part.kind, id: part.id, cells: joined, sentAt: officeTimeMs, ...marked };
  }
  const cells: Record<string, Cell> = { ...part.cells };
  const marks: Record<string, Mark> = { ...part.marks };
  for (const [name, theirs] of Object.entries(incoming)) {
    const mine = cells[name];
    const mark = marks[name];
    if (mine === undefined || mark === undefined || isSameCell(mine, theirs)) {
      cells[name] = mine === undefined ? theirs : joinCell(mine, theirs);
      delete marks[name];
      continue;
    }
    // The same rule as at the office: what is unsent here comes to what the office has.
    const { cell, other } = absorb(part.kind, name, theirs, { cell: mine, base: mark.base }, () => false);
    if (cell === mine) {
      marks[name] = { ...mark, was: mark.was === undefined ? theirs : joinCell(mark.was, theirs) };
    } else {
      cells[name] = theirs;
      delete marks[name];
      const beaten = other ?? (isOfTwin(part.kind, name, mark, mine, theirs) ? mine : undefined);
      if (beaten !== undefined) {
        const kept = versionName(name, stampOf(beaten));
        if (cells[kept] !== undefined) continue; // The office has it already, open or settled.
        cells[kept] = beaten;
        marks[kept] = { base: mark.base ?? null };
      }
    }
  }
  return tidy({ ...part, cells, marks, sentAt: officeTimeMs });
}

/**
 * A later value of our own name that is not ours: a copy of this phone made it. Nobody is asked for what one device wrote,
 * but ours still goes to the office, which keeps it among the field's past values.
 */
function isOfTwin(kind: string, name: string, mark: Mark, mine: Cell, theirs: Cell): boolean {
  return (
    mark.base !== undefined &&
    isAsked(kind, name) &&
    mine[2] === theirs[2] &&
    mine[1] !== theirs[1] &&
    mine[0] !== theirs[0]
  );
}

function isSameCell(a: Cell, b: Cell): boolean {
  return a[0] === b[0] && compareStamps(stampOf(a), stampOf(b)) === 0;
}

/** What the screen shows beside the standing value: versions in the record, and what the office has that we had not seen. */
export function versionsOf(part: Part): readonly OtherVersion[] {
  const found = [...openVersions(part.cells)];
  for (const [field, mark] of Object.entries(part.marks ?? {})) {
    const mine = part.cells[field];
    if (mark.was === undefined || mark.base === undefined || mine === undefined) continue;
    if (!isAsked(part.kind, field)) continue;
    const stamp = stampOf(mark.was);
    const unseen = mark.base === null || compareStamps(stamp, mark.base) > 0;
    const name = versionName(field, stamp);
    if (!unseen || mark.was[0] === mine[0] || mark.was[2] === mine[2] || Object.hasOwn(part.cells, name)) continue;
    found.push({ field, name, value: mark.was[0], stamp });
  }
  return found;
}

/**
 * A beaten value of ours that the office has not heard of yet: it is sent as what it was, a change of the plain field.
 * One that the office once had is given back as it stands.
 */
export function isTentative(name: string, cell: Cell, mark: Mark | undefined): boolean {
  return mark?.base !== undefined && name.includes('~') && isOpenVersion(name, cell);
}

/** Leaves empty marks out, so that a part with nothing unsent is the same however it came about. */
export function tidy(part: Part): Part {
  if (part.marks !== undefined && Object.keys(part.marks).length > 0) return part;
  const { marks: _none, ...rest } = part;
  return rest;
}

function withoutHeld(mark: Mark): Mark {
  const { held: _released, ...rest } = mark;
  return rest;
}

/** What docs/protocol.md says of records, written anew from it: classes, the join, digests, buckets (sections 3, 4 and 6). */

export type Value = string | number | boolean | null;
export type Cell = readonly [value: Value, ms: number, device: string];
export type Cells = ReadonlyMap<string, Cell>;
export type FieldClass = 'open' | 'team' | 'contact' | 'office';
export type Stamp = readonly [ms: number, device: string];

export interface Change {
  readonly kind: string;
  readonly id: string;
  readonly stamp: Stamp;
  readonly fields: Readonly<Record<string, Value>>;
  /** Without it the change is a repair. */
  readonly base?: Readonly<Record<string, Stamp | null>>;
}

/** One class of one record. */
export interface Part {
  readonly kind: string;
  readonly id: string;
  readonly class: FieldClass;
  readonly cells: Cells;
}

export const classes: readonly FieldClass[] = ['open', 'team', 'contact', 'office'];
/** The rows of the table that are not open. */
const volunteerTeam = ['label', 'status', 'minor', 'tag', 'mergedInto', 'noticeOn', 'noticeVersion'];
const volunteerContact = ['given', 'family', 'phone', 'email', 'note'];

function classOf(kind: string, field: string): FieldClass {
  if (kind === 'presence' || kind === 'voice') return 'team';
  if (kind !== 'volunteer') return 'open';
  const family = field.split(/[~/]/, 1)[0] ?? field;
  return volunteerTeam.includes(family) ? 'team' : volunteerContact.includes(family) ? 'contact' : 'office';
}

function classesOfField(kind: string, field: string): readonly FieldClass[] {
  if (field !== 'erased' || kind !== 'volunteer') return [classOf(kind, field)];
  return ['team', 'contact', 'office'];
}

const utf8 = new TextEncoder();

/** A number above 0 when the first value's JSON is greater, byte by byte. */
function compareJson(one: Value, other: Value): number {
  const [a, b] = [utf8.encode(JSON.stringify(one)), utf8.encode(JSON.stringify(other))];
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function greater(a: Cell, b: Cell): Cell {
  if (a[1] !== b[1]) return a[1] > b[1] ? a : b;
  if (a[2] !== b[2]) return a[2] > b[2] ? a : b;
  return compareJson(a[0], b[0]) >= 0 ? a : b;
}

export function join(one: Cells, other: Cells): Cells {
  const joined = new Map(one);
  for (const [field, cell] of other) joined.set(field, greater(cell, joined.get(field) ?? cell));
  const erased = joined.get('erased');
  return erased === undefined ? joined : new Map([['erased', erased]]);
}

export function hash(text: string): bigint {
  let [high, low] = [0x9e3779b9, 0x85ebca6b];
  for (let at = 0; at < text.length; at += 1) {
    high = Math.imul(high ^ text.charCodeAt(at), 0x9e3779b1);
    low = Math.imul(low ^ text.charCodeAt(at), 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
}

export function digest(parts: Iterable<Omit<Part, 'class'>>): string {
  let sum = 0n;
  for (const { kind, id, cells } of parts) {
    for (const [field, [, ms, device]] of cells) sum += hash(`${kind}/${id} ${field} ${ms} ${device}`);
  }
  return (sum % 2n ** 64n).toString(16).padStart(16, '0');
}

export function bucketOf({ kind, id }: { readonly kind: string; readonly id: string }): string {
  if (['event', 'sheet', 'tally', 'presence', 'voice'].includes(kind)) return `event/${id.split('.', 1)[0]}`;
  let fnv = 0x811c9dc5;
  for (const byte of utf8.encode(id)) fnv = Math.imul(fnv ^ byte, 0x01000193);
  return `${kind}/${(fnv >>> 0) % 64}`;
}

export const keyOf = (part: Omit<Part, 'cells'>) => `${part.class}/${part.kind}/${part.id}`;

export function joinInto(parts: Map<string, Part>, part: Part): void {
  const before = parts.get(keyOf(part));
  parts.set(keyOf(part), before === undefined ? part : { ...part, cells: join(before.cells, part.cells) });
}

/** A change as the parts that it would make. */
export function partsOf({ kind, id, stamp, fields }: Change): Part[] {
  return classes
    .map((one): Part => {
      const names = Object.keys(fields).filter((field) => classesOfField(kind, field).includes(one));
      return { kind, id, class: one, cells: new Map(names.map((name) => [name, [fields[name] ?? null, ...stamp]])) };
    })
    .filter((part) => part.cells.size > 0);
}

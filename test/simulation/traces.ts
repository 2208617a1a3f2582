/** Where a value can be found: standing, as another version, in the office's history, set aside, or in a tray. */
import { mayWrite } from '../../src/domain/roles.ts';
import type { Scalar } from '../../src/domain/scalar.ts';
import type { Cell, Cells } from '../../src/sync/cell.ts';
import type { Stamp } from '../../src/sync/stamp.ts';
import { readVersionName } from '../../src/sync/versions.ts';
import { copyOf, keyOf } from './copies.ts';
import type { World } from './world.ts';

export class Traces {
  readonly #found = new Map<string, Set<Scalar>>();
  readonly #aside = new Set<string>();
  readonly #byValue = new Map<string, Set<string>>();
  readonly #stamps = new Set<string>();

  has(kind: string, id: string, field: string, value: Scalar): boolean {
    return this.#found.get(`${kind} ${id} ${field}`)?.has(value) === true;
  }

  /** Whether it was refused or held, and waits for a person. */
  isAside(kind: string, id: string, field: string, value: Scalar): boolean {
    return this.#aside.has(`${kind} ${id} ${field} ${JSON.stringify(value)}`);
  }

  addAside(record: string, field: string, value: Scalar): void {
    this.add(record, field, value);
    this.#aside.add(`${record} ${field} ${JSON.stringify(value)}`);
  }

  add(record: string, field: string, value: Scalar): void {
    const key = `${record} ${readVersionName(field)?.field ?? field}`;
    const values = this.#found.get(key);
    if (values === undefined) this.#found.set(key, new Set([value]));
    else values.add(value);
  }

  /** Whether any value of this field bore this stamp. */
  hasStamp(kind: string, id: string, field: string, [ms, device]: Stamp): boolean {
    return this.#stamps.has(`${kind} ${id} ${field} ${ms} ${device}`);
  }

  /** Whether several wrote the same into this field: who is asked about one of them is asked about all. */
  isShared(kind: string, id: string, field: string, value: Scalar): boolean {
    return (this.#byValue.get(`${kind} ${id} ${field} ${JSON.stringify(value)}`)?.size ?? 0) > 1;
  }

  addCell(record: string, field: string, [value, ms, device]: Cell): void {
    this.add(record, field, value);
    const plain = `${record} ${readVersionName(field)?.field ?? field}`;
    this.#stamps.add(`${plain} ${ms} ${device}`);
    const key = `${plain} ${JSON.stringify(value)}`;
    this.#byValue.set(key, (this.#byValue.get(key) ?? new Set()).add(`${ms} ${device}`));
  }

  addCells(record: string, cells: Cells): void {
    for (const [field, cell] of Object.entries(cells)) this.addCell(record, field, cell);
  }
}

/** The traces in the office: what it holds, what it held, what it set aside. */
export async function officeTraces(world: World): Promise<Traces> {
  const traces = new Traces();
  const { parts, past, aside } = await world.office.content(world.clerk.office);
  for (const part of parts) traces.addCells(keyOf(part), part.cells);
  for (const { field, cell, ...record } of past) traces.addCell(keyOf(record), field, cell);
  for (const { raw } of aside) addChange(traces, JSON.parse(raw));
  return traces;
}

/**
 * The traces in the office and on the phones as well. toBring: only what a phone's role may bring back to an office that
 * lost it; the rest waits there for a clerk.
 */
export async function allTraces(world: World, toBring = false): Promise<Traces> {
  const traces = await officeTraces(world);
  for (const phone of world.phones) {
    const copy = await copyOf(world, phone);
    for (const [record, part] of [...(copy?.open ?? []), ...(copy?.sealed ?? [])]) {
      const may = (field: string) => !toBring || mayWrite(phone.session.role, part.kind, field);
      const cells = Object.entries(part.cells).filter(([field]) => may(field));
      traces.addCells(record, Object.fromEntries(cells));
    }
    for (const change of copy?.tray ?? []) addChange(traces, change);
  }
  return traces;
}

function addChange(traces: Traces, change: unknown): void {
  const { kind, id, fields } = (change ?? {}) as { kind?: unknown; id?: unknown; fields?: Record<string, Scalar> };
  if (typeof kind !== 'string' || typeof id !== 'string') return;
  for (const [field, value] of Object.entries(fields ?? {})) traces.addAside(keyOf({ kind, id }), field, value);
}

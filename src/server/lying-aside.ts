/** What lies aside at the office, for a clerk: seen, taken in with one click, or put away, and either taken back. */
import { classOf, sealedClasses } from '../domain/kinds.ts';
import type { Answer } from '../sync/change.ts';
import { done, type Outcome, refused } from './problems.ts';
import type { DeviceRow, Identity } from './storage/access-records.ts';
import type { LyingChange, OfficeTx, Storage } from './storage/storage.ts';
import { readChanges, takeIn } from './take-in.ts';

/** As many as a person looks through; the next come when these are dealt with. */
const shown = 200;

export interface Lying {
  readonly device: string;
  /** '' for what the office itself set aside. */
  readonly deviceName: string;
  readonly memberName: string;
  readonly hash: string;
  readonly code: string;
  readonly held: boolean;
  readonly at: number;
  /** The change as it came, but for values of contact and office fields: a clerk decides without them, and reads them in the copy. */
  readonly change: unknown;
}

export interface Settling {
  readonly device: string;
  readonly hash: string;
  /** Take the change in, as a clerk's own; else put it away. */
  readonly take: boolean;
  /** Put it back among what waits. What was taken in stays in the copy. */
  readonly undo?: boolean | undefined;
}

export async function listLying(storage: Storage, by: Identity): Promise<Outcome<readonly Lying[]>> {
  if (by.role !== 'clerk') return refused('not-allowed');
  return await storage.transact(async (tx) => {
    const copy = await tx.inOffice(by.office);
    if (copy === undefined) return refused('not-enrolled');
    const devices = new Map((await tx.devicesOf(by.office)).map((row) => [row.device, row]));
    const waiting = await withoutHealed(copy, await copy.lyingAside(shown));
    return done(waiting.map((one) => asLying(one, devices.get(one.device))));
  });
}

/** Answer: what became of the change; null when it was put away or put back. */
export async function settleLying(
  storage: Storage,
  by: Identity,
  settling: Settling,
  nowMs: number,
): Promise<Outcome<{ readonly answer: Answer | null; readonly grew: boolean }>> {
  if (by.role !== 'clerk') return refused('not-allowed');
  return await storage.transact(async (tx) => {
    const copy = await tx.inOffice(by.office);
    const [one] = (await copy?.lyingAside(1, settling)) ?? [];
    if (copy === undefined || one === undefined) return refused('not-found');
    if (settling.undo === true) {
      await copy.settle(one.device, one.hash, null);
      return done({ answer: null, grew: false });
    }
    const before = copy.seq();
    const answer = settling.take ? await take(copy, one, nowMs) : null;
    if (answer === null || answer === 'accepted') await copy.settle(one.device, one.hash, nowMs);
    return done({ answer, grew: copy.seq() > before });
  });
}

/** As a repair: it joins where it is the later, and beats nobody who wrote since. */
async function take(copy: OfficeTx, { raw }: LyingChange, nowMs: number): Promise<Answer> {
  const { base: _base, ...change } = parsed(raw) as Record<string, unknown>;
  const { answers } = await takeIn(copy, 'clerk', readChanges([change]), nowMs);
  return answers[0] ?? { refused: 'malformed' };
}

/** What a phone gave back, and another one brought meanwhile, is no question any more. */
async function withoutHealed(copy: OfficeTx, rows: readonly LyingChange[]): Promise<readonly LyingChange[]> {
  const waiting: LyingChange[] = [];
  for (const row of rows) {
    const [read] = row.code === 'returned' ? readChanges([parsed(row.raw)]) : [];
    if (read === undefined || !('change' in read) || !(await isThere(copy, read.change))) waiting.push(row);
  }
  return waiting;
}

async function isThere(
  copy: OfficeTx,
  change: { kind: string; id: string; fields: object; stamp: readonly [number, string] },
) {
  const cells = Object.assign({}, ...(await copy.readParts([change])).map((part) => part.cells)) as Record<
    string,
    readonly [unknown, number, string]
  >;
  return Object.keys(change.fields).every((field) => (cells[field]?.[1] ?? -1) >= change.stamp[0]);
}

function asLying({ device, hash, code, held, at, raw }: LyingChange, row: DeviceRow | undefined): Lying {
  const who = { deviceName: row?.name ?? '', memberName: row?.memberName ?? '' };
  return { device, ...who, hash, code, held, at, change: covered(parsed(raw)) };
}

/** Contacts are read behind the proof of their lock, and nowhere else. */
function covered(change: unknown): unknown {
  const { kind, fields } = (change ?? {}) as { readonly kind?: unknown; readonly fields?: unknown };
  if (typeof kind !== 'string' || typeof fields !== 'object' || fields === null) return change;
  const shown = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === 'string' && sealedClasses.includes(classOf(kind, name)) ? '•••' : value,
  ]);
  return { ...(change as object), fields: Object.fromEntries(shown) };
}

function parsed(raw: string): unknown {
  return JSON.parse(raw);
}

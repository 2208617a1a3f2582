/**
 * The ledger: a file of ids beside the database that only grows. It holds what an older copy of the database, put back in
 * its place, must not bring back: records that were removed, devices that were shut out, codes that were spent. Each line
 * is on the disk before the database says the same, and all lines are applied at start.
 */
import { fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { Stamp } from '../sync/stamp.ts';
import type { Storage, Tx } from './storage/storage.ts';
import { takeIn } from './take-in.ts';

export type Entry =
  | {
      readonly what: 'erased';
      readonly office: string;
      readonly kind: string;
      readonly id: string;
      readonly stamp: Stamp;
    }
  | {
      readonly what: 'revoked';
      readonly office: string;
      readonly device: string;
      readonly how: 'retired' | 'lost';
    }
  | { readonly what: 'spent'; readonly hash: string };

export interface Ledger {
  /** Returns when the entries are on the disk. */
  add(entries: readonly Entry[]): void;
  entries(): readonly Entry[];
}

/** The ledger in a file, one JSON line for each entry; made when it is missing. */
export function openLedger(file: string): Ledger {
  const handle = openSync(file, 'a+', 0o600);
  // A line that a power cut tore must not swallow the next one.
  if (!/(^|\n)$/.test(readFileSync(file, 'utf8'))) writeSync(handle, '\n');
  return {
    add(entries) {
      if (entries.length === 0) return;
      writeSync(handle, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
      fsyncSync(handle);
    },
    entries: () => readFileSync(file, 'utf8').split('\n').flatMap(readLine),
  };
}

/** A line that a power cut left half written was never answered for: its act did not take place. */
function readLine(line: string): readonly Entry[] {
  try {
    return line === '' ? [] : [JSON.parse(line) as Entry];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** Brings a database that may be an older copy up to what the ledger says. Returns how many entries it did not know yet. */
export async function applyLedger(storage: Storage, ledger: Ledger, nowMs: number): Promise<number> {
  let fresh = 0;
  for (const entry of ledger.entries()) {
    const isNew = await storage.transact(async (tx) => {
      if (entry.what === 'spent') return tx.spendCode(entry.hash, nowMs);
      if (entry.what === 'revoked') return shutOut(tx, entry, nowMs);
      const copy = await tx.inOffice(entry.office);
      if (copy === undefined) return false;
      const { kind, id, stamp } = entry;
      const before = copy.seq();
      await takeIn(copy, 'clerk', [{ change: { kind, id, stamp, fields: { erased: true } } }], nowMs);
      return copy.seq() > before;
    });
    if (isNew) fresh += 1;
  }
  return fresh;
}

/** Its session stays, for the farewell. Who is lost is lost for good, whatever was said of him before. */
async function shutOut(
  tx: Tx,
  { office, device, how }: Extract<Entry, { what: 'revoked' }>,
  nowMs: number,
): Promise<boolean> {
  const state = (await tx.deviceBy(office, device))?.state;
  if (state === undefined || state === 'lost' || state === how) return false;
  await tx.changeDevice(office, device, { state: how, shutOutAt: nowMs });
  return true;
}

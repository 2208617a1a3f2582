/** What the office does by itself, at start and once a day: reads all that it stores, and tries again what it once did not understand. */
import { classes } from '../domain/kinds.ts';
import type { Storage } from './storage/storage.ts';
import { readChanges, takeIn } from './take-in.ts';

export interface Kept {
  /** Fingerprints that were wrong, rows that the disk had damaged among them. */
  readonly mended: number;
  /** Held changes that this version understands and has taken in. */
  readonly taken: number;
}

/** One transaction for each class of each office, so that phones wait for none of it long. */
export async function upkeep(storage: Storage, nowMs: number): Promise<Kept> {
  const offices = await storage.transact((tx) => tx.offices());
  let mended = 0;
  let taken = 0;
  for (const { office } of offices) {
    for (const fieldClass of classes) {
      mended += await storage.transact(async (tx) => (await (await tx.inOffice(office))?.remake(fieldClass)) ?? 0);
    }
    taken += await takeHeld(storage, office, nowMs);
  }
  return { mended, taken };
}

/** As many held changes as are looked at in one go; the rest come tomorrow. */
const looked = 1000;

async function takeHeld(storage: Storage, office: string, nowMs: number): Promise<number> {
  return storage.transact(async (tx) => {
    const copy = await tx.inOffice(office);
    if (copy === undefined) return 0;
    const roles = new Map((await tx.devicesOf(office)).map(({ device, role }) => [device, role]));
    let taken = 0;
    for (const { device, hash, code, raw } of await copy.lyingAside(looked)) {
      const role = roles.get(device);
      if (code !== 'unknown-kind' || role === undefined) continue;
      const [read] = readChanges([JSON.parse(raw)]);
      if (read === undefined || !('change' in read)) continue;
      const { answers } = await takeIn(copy, role, [read], nowMs);
      if (answers[0] !== 'accepted') continue;
      await copy.settle(device, hash, nowMs);
      taken += 1;
    }
    return taken;
  });
}

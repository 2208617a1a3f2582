/** What the office notes of a device at its exchanges: when it was heard of, what it has read, its version and its lock. */
import type { FieldClass } from '../domain/kinds.ts';
import type { Cursors, SyncRequest } from '../sync/exchange.ts';
import type { Readable } from './readable.ts';
import type { DeviceRow } from './storage/access-records.ts';
import type { Tx } from './storage/storage.ts';

/** How exactly the office knows when a device was last heard of, ms: asking for news all day must not wear its disk. */
const contactStepMs = 60_000;

/** Whether there is nothing new to note of the device. classes: what it will be sent. */
export function isNoted(
  known: DeviceRow,
  request: SyncRequest,
  readable: Readable,
  classes: readonly FieldClass[],
  nowMs: number,
): boolean {
  if (known.lastContactAt === null || request.lost !== undefined) return false;
  const since = nowMs - known.lastContactAt;
  const hasRead = Object.keys(request.cursors).length > 0;
  const isRecent = since >= 0 && since < contactStepMs && known.unsent === request.left && known.hasRead === hasRead;
  return (
    isRecent &&
    classes.every((each) => known.cursors[each] !== undefined) &&
    Object.keys(newsOf(known, request, readable)).length === 0
  );
}

/** Notes the device's contact. A device that had read and now begins from nothing has lost its copy: both sides hear of it. */
export async function noteDevice(
  tx: Tx,
  known: DeviceRow,
  request: SyncRequest,
  readable: Readable,
  read: Cursors,
  nowMs: number,
): Promise<{ readonly lost?: { readonly unsent: number; readonly lastContactAt: number } }> {
  const { office, device } = known;
  const isNew = Object.keys(request.cursors).length === 0;
  const cameBack = isNew && known.hasRead;
  const unsent = Math.max(cameBack ? known.unsent : 0, request.lost?.unsent ?? 0);
  await tx.noteContact(office, device, { at: nowMs, unsent: request.left, hasRead: !isNew });
  // What it once read of a class may lie on it still, also when it reads no more of it.
  await tx.changeDevice(office, device, {
    ...newsOf(known, request, readable),
    cursors: { ...known.cursors, ...read },
  });
  if (cameBack || request.lost !== undefined) await tx.noteWipe(office, device, nowMs, unsent);
  return cameBack ? { lost: { unsent: known.unsent, lastContactAt: known.lastContactAt ?? nowMs } } : {};
}

/** What the request says of the device that was not known of it. */
function newsOf(known: DeviceRow, { version, lock }: SyncRequest, { lockedOut, newProofHash }: Readable) {
  const isIn = lock !== undefined && !lockedOut && known.lockedOut;
  return {
    ...(version !== undefined && version !== known.version ? { version } : {}),
    ...(lock !== undefined && lock.kind !== known.lock && !lockedOut ? { lock: lock.kind } : {}),
    ...(newProofHash === undefined ? {} : { proofHash: newProofHash }),
    ...(lockedOut && !known.lockedOut ? { lockedOut: true } : {}),
    ...(isIn ? { lockedOut: false } : {}),
  };
}

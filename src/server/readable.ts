/** What a device may read at this moment: by its person's role and authorisation, and by the proof that its lock is open. */
import { timingSafeEqual } from 'node:crypto';
import { type FieldClass, sealedClasses } from '../domain/kinds.ts';
import { classesOf } from '../domain/roles.ts';
import type { Cursors, SyncRequest } from '../sync/exchange.ts';
import { hashOf } from './secrets.ts';
import type { Identity } from './storage/access-records.ts';

export interface Readable {
  /** By role and authorisation alone. */
  readonly byRole: readonly FieldClass[];
  /** Without those that lie behind a lock which the request does not open. */
  readonly open: readonly FieldClass[];
  /** The request asked for what lies behind the lock, with a proof that is not the known one. */
  readonly lockedOut: boolean;
  /** The proof of this request becomes the device's; nothing when there is one, or none was sent. */
  readonly newProofHash: string | undefined;
}

export function readableBy({ role, authorised, proofHash }: Identity, { lock, scope }: SyncRequest): Readable {
  const byRole = classesOf(role, authorised);
  const sent = lock === undefined ? undefined : hashOf(lock.proof);
  if (proofHash === null) return { byRole, open: byRole, lockedOut: false, newProofHash: sent };
  if (sent !== undefined && isSame(sent, proofHash)) {
    return { byRole, open: byRole, lockedOut: false, newProofHash: undefined };
  }
  const isLocked = (each: FieldClass) => sealedClasses.includes(each);
  const asked = byRole.some((each) => isLocked(each) && scope.classes.includes(each));
  return {
    byRole,
    open: byRole.filter((each) => !isLocked(each)),
    lockedOut: sent !== undefined && asked,
    newProofHash: undefined,
  };
}

/** The cursors of classes that are the person's and were not read this time stand still. */
export function standing({ byRole }: Readable, read: readonly FieldClass[], { cursors }: SyncRequest): Cursors {
  const left = byRole.filter((each) => !read.includes(each) && cursors[each] !== undefined);
  return Object.fromEntries(left.map((each) => [each, cursors[each]]));
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

/** Sessions: how long they last, and whom one stands for today. */
import { dayOf, defaultZone } from '../domain/day.ts';
import { isAuthorised } from '../domain/roles.ts';
import type { AccessPowers } from './access-powers.ts';
import { dayMs, type Limits } from './limits.ts';
import { hashOf } from './secrets.ts';
import type { Identity, SessionRow } from './storage/access-records.ts';

export interface Sessions {
  /** Nothing when there is no such session of this person, or its time is over. */
  identityOf(member: string, token: string): Promise<Identity | undefined>;
}

/** How exactly it is known when a session was last used: asking for news all day must not wear the disk. */
const useStepMs = 60 * 60_000;

export function createSessions({ storage, now, limits }: AccessPowers): Sessions {
  return {
    identityOf: (member, token) =>
      storage.transact(async (tx) => {
        const hash = hashOf(token);
        const session = await tx.sessionBy(member, hash);
        // It stays in the table: a clock that was wrong for an hour must not have ended everybody's session.
        if (session === undefined || isOver(session, limits, now())) return undefined;
        if (Math.abs(now() - session.lastUsedAt) >= useStepMs) await tx.noteUse(hash, now());
        return asIdentity(session, now());
      }),
  };
}

function isOver({ createdAt, lastUsedAt }: SessionRow, limits: Limits, nowMs: number): boolean {
  return nowMs - lastUsedAt >= limits.sessionIdleDays * dayMs || nowMs - createdAt >= limits.sessionDays * dayMs;
}

/** What the stored session says of its person at this moment. */
export function asIdentity(session: SessionRow, nowMs: number): Identity {
  const { authorisedFrom, authorisedTo, createdAt: _created, lastUsedAt: _used, ...who } = session;
  return { ...who, authorised: isAuthorised({ authorisedFrom, authorisedTo }, dayOf(nowMs, defaultZone)) };
}

/** The office's people: who they are, what they do, and from when to when they may handle personal data. */
import { dayOf, defaultZone } from '../domain/day.ts';
import { newId } from '../domain/id.ts';
import { isAuthorised } from '../domain/roles.ts';
import type { MemberRequest } from '../sync/clerk.ts';
import type { AccessPowers } from './access-powers.ts';
import { done, type Outcome, refused } from './problems.ts';
import { takesLastClerk } from './runnable.ts';
import type { Identity, MemberRecord } from './storage/access-records.ts';

/** A person as the clerk sees him. */
export interface Member extends Omit<MemberRecord, 'office' | 'createdAt'> {
  readonly authorised: boolean;
}

export interface Members {
  /** Clerks only, like all here. */
  members(by: Identity): Promise<Outcome<readonly Member[]>>;
  /** Adds a person, or changes the one that is named. devices: those that have to hear of it. */
  putMember(
    by: Identity,
    request: MemberRequest,
  ): Promise<Outcome<{ readonly member: Member; readonly devices: readonly string[] }>>;
}

export function createMembers({ storage, now, dice }: AccessPowers): Members {
  const asMember = ({ office: _office, createdAt: _at, ...member }: MemberRecord): Member => ({
    ...member,
    authorised: isAuthorised(member, dayOf(now(), defaultZone)),
  });
  return {
    members: async (by) => {
      if (by.role !== 'clerk') return refused('not-allowed');
      return done((await storage.transact((tx) => tx.membersOf(by.office))).map(asMember));
    },

    putMember: async (by, { member: id, name, role, authorisedFrom, authorisedTo }) => {
      if (by.role !== 'clerk') return refused('not-allowed');
      return await storage.transact(async (tx) => {
        const to = { office: by.office, name, role, authorisedFrom, authorisedTo };
        if (id === undefined) {
          const member = { ...to, member: newId(now(), dice(10)), createdAt: now() };
          await tx.addMember(member);
          return done({ member: asMember(member), devices: [] });
        }
        const before = (await tx.membersOf(by.office)).find(({ member }) => member === id);
        if (before === undefined) return refused('not-found');
        const member = { ...before, ...to };
        if (await takesLastClerk(tx, by.office, { member }, now())) return refused('last-clerk');
        await tx.changeMember(member);
        const devices = (await tx.devicesOf(by.office)).filter((device) => device.member === id);
        return done({ member: asMember(member), devices: devices.map(({ device }) => device) });
      });
    },
  };
}

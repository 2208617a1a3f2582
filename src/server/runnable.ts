/** Whether an office can still be run: somebody has to be able to let phones in and to shut them out. */
import { dayOf, defaultZone } from '../domain/day.ts';
import { isAuthorised } from '../domain/roles.ts';
import type { DeviceRow, MemberRecord } from './storage/access-records.ts';
import type { Tx } from './storage/storage.ts';

/** What is about to change: the person as he will be, or the devices that will be shut out. */
export interface Coming {
  readonly member?: MemberRecord;
  /** A device that will not be active any more. */
  readonly device?: string;
}

/**
 * Whether the change would leave an office without a clerk with an active device, or without one who is authorised, too. What is
 * not there before can't be taken: a clerk whose time has run out still lets people in and out, and must not vanish.
 */
export async function takesLastClerk(tx: Tx, office: string, coming: Coming, nowMs: number): Promise<boolean> {
  const day = dayOf(nowMs, defaultZone);
  const members = await tx.membersOf(office);
  const devices = await tx.devicesOf(office);
  const changed = members.map((one) => (one.member === coming.member?.member ? coming.member : one));
  const left = devices.filter(({ device }) => device !== coming.device);
  const takes = (serves: (member: MemberRecord) => boolean) =>
    isRun(members.filter(serves), devices) && !isRun(changed.filter(serves), left);
  return takes(() => true) || takes((member) => isAuthorised(member, day));
}

function isRun(members: readonly MemberRecord[], devices: readonly DeviceRow[]): boolean {
  const clerks = members.filter(({ role }) => role === 'clerk');
  return clerks.some((clerk) => devices.some(({ member, state }) => member === clerk.member && state === 'active'));
}

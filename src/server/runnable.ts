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
 * Whether the change would leave an office that can be run without an authorised clerk with an active device. One that
 * has none already is left alone: whatever is changed there can only help.
 */
export async function takesLastClerk(tx: Tx, office: string, coming: Coming, nowMs: number): Promise<boolean> {
  const day = dayOf(nowMs, defaultZone);
  const members = await tx.membersOf(office);
  const devices = await tx.devicesOf(office);
  const changed = members.map((one) => (one.member === coming.member?.member ? coming.member : one));
  const left = devices.filter(({ device }) => device !== coming.device);
  return isRun(members, devices, day) && !isRun(changed, left, day);
}

function isRun(members: readonly MemberRecord[], devices: readonly DeviceRow[], day: string): boolean {
  const clerks = members.filter((one) => one.role === 'clerk' && isAuthorised(one, day));
  return clerks.some((clerk) => devices.some(({ member, state }) => member === clerk.member && state === 'active'));
}

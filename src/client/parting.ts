/**
 * A copy goes from this phone for good: the office shut the device out, or its person left. First a mark, then the copy, then
 * word to the office; whatever is killed in between, the next start goes on where it stopped.
 */
import { leaveReplySchema } from '../sync/protocol.ts';
import { databaseOf } from './store/database.ts';
import { dropCopy } from './store/drop-copy.ts';
import { dropped, mark, told, unmark } from './store/partings.ts';
import type { Parting, Registry } from './store/registry.ts';
import { createTransport, type TransportPowers } from './transport.ts';

export interface PartingPowers extends TransportPowers {
  readonly registry: Registry;
  readonly factory: IDBFactory;
  /** Forgets the note beside the copy, where there is a localStorage. */
  readonly forgetNote: (member: string) => void;
}

/** gone: told at once, so that no other tab makes the copy anew. False: something in the copy is unsent, and it stays. Whoever calls is alone with the copy and has closed it. */
export async function part(
  powers: PartingPowers,
  parting: Parting,
  gone: () => void = () => undefined,
): Promise<boolean> {
  const { registry, factory } = powers;
  const { member } = parting;
  await mark(registry, parting);
  if (!(await dropCopy(factory, databaseOf(member)))) {
    await unmark(registry, member);
    return false;
  }
  gone();
  powers.forgetNote(member);
  await dropped(registry, member);
  await tell(powers, member);
  return true;
}

/** Goes on with what a kill or a missing network broke off. */
export async function goOnParting(powers: PartingPowers): Promise<void> {
  for (const { member, dropped: isDropped, told: isTold, ...parting } of await powers.registry.partings.toArray()) {
    if (isDropped === true) powers.forgetNote(member); // The service worker can't.
    try {
      if (isDropped !== true) await part(powers, { member, ...parting });
      else if (isTold !== true) await tell(powers, member);
    } catch (error) {
      // A copy that the disk does not let go holds up nobody else: the next start tries again.
      console.warn('A copy could not be dropped', error instanceof Error ? error.name : '');
    }
  }
}

/** The office learns that nothing is left here. It ends the session; one that is ended has nothing to be told. */
async function tell(powers: PartingPowers, member: string): Promise<void> {
  const answer = await createTransport(powers, member).post('/api/leave', {}, leaveReplySchema);
  // The last clerk's device stays in the office's list: what was on it is gone all the same.
  if (answer.ok || answer.code === 'not-enrolled' || answer.code === 'last-clerk') await told(powers.registry, member);
}

/** How rights change, and people and their copies go from this phone, in the registry; apart from it, because seldom. */
import type { Rights } from '../../sync/exchange.ts';
import type { Parting, Registry, Seat } from './registry.ts';

/** The person goes. Nothing changes in the copy. */
export async function goAway({ sessions }: Registry, member: string, away: 'closed' | 'left'): Promise<void> {
  await sessions.update(member, { away });
}

/** What the office says that a person may do now. */
export async function keepRights({ sessions }: Registry, member: string, rights: Rights): Promise<void> {
  await sessions
    .where('member')
    .equals(member)
    .modify((seat: Seat, at) => {
      const isSame = seat.role === rights.role && seat.authorised === rights.authorised;
      const told = isSame ? {} : { before: seat.before ?? { role: seat.role, authorised: seat.authorised } };
      at.value = { ...at.value, ...rights, ...told };
    });
}

/** The person has read what changed in her rights. */
export async function readRights({ sessions }: Registry, member: string): Promise<void> {
  const forget = (seat: Seat) => void Reflect.deleteProperty(seat, 'before');
  await sessions.where('member').equals(member).modify(forget);
}

/** Marks a copy to be dropped, before anything of it is. */
export async function mark({ partings }: Registry, parting: Parting): Promise<void> {
  await partings.put(parting);
}

/** Takes the mark back: something in the copy is unsent after all. */
export async function unmark({ partings }: Registry, member: string): Promise<void> {
  await partings.delete(member);
}

/** The copy is gone from the disk: its person, too, is none of this phone any more. */
export async function dropped(registry: Registry, member: string): Promise<void> {
  const { sessions, partings } = registry;
  await registry.transaction('rw', sessions, partings, async () => {
    // None: the person enrolled anew meanwhile.
    if ((await partings.update(member, { dropped: true })) > 0) await sessions.delete(member);
  });
}

/** The office knows that the copy is gone. */
export async function told({ partings }: Registry, member: string): Promise<void> {
  await partings.update(member, { told: true });
  await forgetDone(partings, member);
}

/** Its person knows. */
export async function read({ partings }: Registry, member: string): Promise<void> {
  await partings.update(member, { toRead: false });
  await forgetDone(partings, member);
}

async function forgetDone(partings: Registry['partings'], member: string): Promise<void> {
  const isDone = (parting: Parting) => !parting.toRead && parting.told === true;
  await partings.where('member').equals(member).and(isDone).delete();
}

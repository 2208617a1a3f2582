/** What a person does about being on this phone: comes back by the office's code, goes and lets another one take it. */
import type { EnrolRequest, Session } from '../sync/protocol.ts';
import { openNote } from './notes.ts';
import type { EntryResult, Offices } from './offices.ts';
import { Database, databaseOf, type LockRow } from './store/database.ts';
import { goAway, readRights } from './store/partings.ts';
import { tabsOf } from './tabs.ts';

/** A copy of this phone, and what becomes of it when its person goes. */
export interface Going {
  readonly member: string;
  readonly memberName: string;
  readonly officeName: string;
  /** It opens again by unlocking; otherwise only by a new code. */
  readonly hasLock: boolean;
}

export interface Person {
  /** The copies that are open to whoever holds the phone now. */
  going(): Promise<readonly Going[]>;
  /** Closes them all and shows who else is here. Those without a lock are left for good: they go when all is sent. */
  goAway(): Promise<void>;
  /** Comes in by the office's code: as the same person into the same copy, as another one into a copy of his own. */
  enrol(request: EnrolRequest): Promise<EntryResult>;
  /** What changed in the person's rights was read. */
  readRights(): Promise<void>;
}

/** session: whose copy is open. Begins anew after each act, so that nothing of one person stays on the screen of another. */
export function createPerson(session: Session, offices: Offices, storage: Storage): Person {
  const begin = () => location.replace('/');
  const { registry } = offices;

  async function going(but?: string): Promise<readonly Going[]> {
    const open = (await offices.list()).filter(({ member }) => member !== but);
    return Promise.all(
      open.map(async ({ member, memberName, officeName }) => ({
        member,
        memberName,
        officeName,
        hasLock: await hasLock(member),
      })),
    );
  }

  async function sendAway(but?: string): Promise<void> {
    const leaving = await going(but);
    for (const { member, hasLock: isLocked } of leaving) {
      await goAway(registry, member, isLocked ? 'closed' : 'left');
      openNote(storage, member).away();
    }
    for (const { member } of leaving) tellGone(member); // Last: whoever hears it begins anew.
  }

  return {
    going: () => going(),
    async goAway() {
      await sendAway();
      begin();
    },
    async enrol(request) {
      const entered = await offices.enrol(request);
      if (!entered.ok) return entered;
      // Somebody else has the phone now.
      if (entered.session.member !== session.member) await sendAway(entered.session.member);
      begin();
      return entered;
    },
    readRights: () => readRights(registry, session.member),
  };
}

/** Whether a person's copy opens only by unlocking. */
async function hasLock(member: string): Promise<boolean> {
  const database = new Database(databaseOf(member));
  try {
    const row = (await database.meta.get('lock'))?.value as LockRow | undefined;
    return row !== undefined && 'secret' in row; // Where the key was dropped, no PIN opens it.
  } finally {
    database.close();
  }
}

function tellGone(member: string): void {
  const tabs = tabsOf(member);
  tabs.gone();
  tabs.close();
}

/**
 * A small database of its own: who is enrolled in this browser and in which office, which copy was open last, and which
 * copies are on their way out. No record of any.
 */
import { Dexie, type EntityTable } from 'dexie';
import type { Farewell, Rights, Session } from '../../sync/protocol.ts';

/** A person of this phone, with the copy that is hers. */
export interface Seat extends Session {
  /** closed: the person locked it and went; left: for good, it only has to send what it has. */
  readonly away?: 'closed' | 'left';
  /** What the person might do before the office changed it; until that was read. */
  readonly before?: Pick<Rights, 'role' | 'authorised'>;
}

type SeatRow = Seat & { readonly usedAt: number };

/** A copy that goes, or is gone, from this phone. It outlives the copy, so that a start finishes what a kill broke off. */
export interface Parting {
  readonly member: string;
  readonly officeName: string;
  readonly how: Farewell | 'left';
  /** How many changes were sent in the last exchange. */
  readonly sent: number;
  /** It was the copy that opens first: its person has yet to read what happened. */
  readonly toRead: boolean;
  /** Nothing of the copy is on the disk any more. */
  readonly dropped?: true;
  /** The office was told, or knows it anyhow. */
  readonly told?: true;
}

/** Whether a person has yet to read that her copy is gone. */
export function isToRead({ toRead, dropped }: Parting): boolean {
  return toRead && dropped === true;
}

export class Registry extends Dexie {
  declare sessions: EntityTable<SeatRow, 'member'>;
  declare partings: EntityTable<Parting, 'member'>;

  constructor() {
    super('teren', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ sessions: 'member, usedAt' });
    this.version(2).stores({ partings: 'member' });
  }

  /** All of them, the last used first, also those that are away. */
  async list(): Promise<readonly Seat[]> {
    const rows = await this.sessions.orderBy('usedAt').reverse().toArray();
    return rows.map(({ usedAt: _used, ...seat }) => seat);
  }

  /** A person is here: enrolled just now, or back. Whatever was to be done to the copy without her is called off. */
  async remember(session: Session, nowMs: number): Promise<void> {
    await this.transaction('rw', this.sessions, this.partings, async () => {
      const { away: _away, ...seat }: Seat = { ...(await this.sessions.get(session.member)), ...session };
      await this.sessions.put({ ...seat, usedAt: nowMs });
      await this.partings.delete(session.member);
    });
  }

  /** The person goes. Nothing changes in the copy. */
  async goAway(member: string, away: 'closed' | 'left'): Promise<void> {
    await this.sessions.update(member, { away });
  }

  /** What the office says that a person may do now. */
  async keepRights(member: string, rights: Rights): Promise<void> {
    await this.transaction('rw', this.sessions, async () => {
      const seat = await this.sessions.get(member);
      if (seat === undefined) return;
      const isSame = seat.role === rights.role && seat.authorised === rights.authorised;
      const told = isSame ? {} : { before: seat.before ?? { role: seat.role, authorised: seat.authorised } };
      await this.sessions.put({ ...seat, ...rights, ...told });
    });
  }

  /** The person has read what changed. */
  async readRights(member: string): Promise<void> {
    await this.sessions
      .where('member')
      .equals(member)
      .modify((seat) => void Reflect.deleteProperty(seat, 'before'));
  }

  /** Marks a copy to be dropped, before anything of it is. */
  async part(parting: Parting): Promise<void> {
    await this.partings.put(parting);
  }

  /** Takes the mark back: something in the copy is unsent after all. */
  async stay(member: string): Promise<void> {
    await this.partings.delete(member);
  }

  /** The copy is gone from the disk: the person, too, is none of this phone any more. */
  async dropped(member: string): Promise<void> {
    await this.transaction('rw', this.sessions, this.partings, async () => {
      // None: the person enrolled anew meanwhile.
      if ((await this.partings.update(member, { dropped: true })) > 0) await this.sessions.delete(member);
    });
  }

  async told(member: string): Promise<void> {
    await this.partings.update(member, { told: true });
    await this.#forgetDone(member);
  }

  async read(member: string): Promise<void> {
    await this.partings.update(member, { toRead: false });
    await this.#forgetDone(member);
  }

  async #forgetDone(member: string): Promise<void> {
    const isDone = ({ toRead, told }: Parting) => !toRead && told === true;
    await this.partings.where('member').equals(member).and(isDone).delete();
  }
}

/**
 * A small database of its own: who is enrolled in this browser and in which office, which copy was open last, and which
 * copies are on their way out. No record of any.
 */
import { Dexie, type EntityTable } from 'dexie';
import type { Farewell, Rights } from '../../sync/exchange.ts';
import type { Session } from '../../sync/protocol.ts';

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
}

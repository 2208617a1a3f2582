/** A small database of its own: who is enrolled in this browser and in which office, and which copy was open last. No record of any. */
import { Dexie, type EntityTable } from 'dexie';
import type { Session } from '../../sync/protocol.ts';

type SessionRow = Session & { readonly usedAt: number };

export class Registry extends Dexie {
  declare sessions: EntityTable<SessionRow, 'member'>;

  constructor() {
    super('teren', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ sessions: 'member, usedAt' });
  }

  /** All of them, the last used first. */
  async list(): Promise<readonly Session[]> {
    const rows = await this.sessions.orderBy('usedAt').reverse().toArray();
    return rows.map(({ usedAt: _used, ...session }) => session);
  }

  async remember(session: Session, nowMs: number): Promise<void> {
    await this.sessions.put({ ...session, usedAt: nowMs });
  }
}

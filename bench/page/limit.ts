/** What the browser's own disk allows: Dexie with one table, one row and one strict transaction for a tap, and nothing else. */
import { Dexie, type EntityTable } from 'dexie';
import type { Subject } from './tap.ts';

interface BareTally {
  readonly id: string;
  readonly eventId: string;
  readonly group: string;
  readonly delta: number;
  readonly at: number;
  readonly device: string;
}

class BareDatabase extends Dexie {
  declare tallies: EntityTable<BareTally, 'id'>;

  constructor() {
    super('bare', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ tallies: 'id' });
  }
}

export async function openLimit(): Promise<Subject> {
  const database = new BareDatabase();
  await database.open();
  const row = ({ id, event, group, at }: Parameters<Subject['tap']>[0]): BareTally => {
    return { id: `${event}.${id}`, eventId: event, group, delta: 1, at, device: '01jd5r8k2n4x6z0t3v7w9y1bqf' };
  };
  return {
    async tap(tally) {
      await database.tallies.put(row(tally));
    },
    async fill(tallies) {
      await database.tallies.bulkPut(tallies.map(row));
    },
    count: () => database.tallies.count(),
  };
}

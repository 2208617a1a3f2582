/** What the browser itself allows: Dexie with one row for each thing, one transaction and one request, and nothing else. */
import { Dexie, type EntityTable } from 'dexie';
import type { BarePage } from '../offices/bare-endpoint.ts';
import type { BareTally, Contact } from '../shapes.ts';
import type { Subject } from './subject.ts';

class BareDatabase extends Dexie {
  declare tallies: EntityTable<BareTally, 'id'>;
  declare contacts: EntityTable<Contact, 'id'>;
  declare cursors: EntityTable<{ readonly name: string; readonly seq: number }, 'name'>;

  constructor() {
    super('bare', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ tallies: 'id', contacts: 'id, family', cursors: 'name' });
  }
}

export async function openLimit(): Promise<Subject> {
  const database = new BareDatabase();
  await database.open();
  const { tallies, contacts, cursors } = database;
  return {
    async tap(tally) {
      await tallies.put(tally);
    },
    async fill(many) {
      await tallies.bulkPut(many);
    },
    countTallies: () => tallies.count(),
    countPeople: async () => (await tallies.toArray()).reduce((sum, { delta }) => sum + delta, 0),
    async push() {
      const rows = await tallies.toArray();
      const response = await fetch('/tallies', { method: 'POST', body: JSON.stringify(rows) });
      await response.json();
      return performance.now();
    },
    async pull() {
      const after = (await cursors.get('contacts'))?.seq ?? 0;
      const page = (await (await fetch(`/contacts?after=${after}`)).json()) as BarePage;
      await database.transaction('rw', contacts, cursors, async () => {
        await contacts.bulkPut(page.contacts);
        await cursors.put({ name: 'contacts', seq: page.seq });
      });
      return performance.now();
    },
    countContacts: () => contacts.count(),
    async firstNames(count) {
      const rows = await contacts.orderBy('family').limit(count).toArray();
      return rows.map(({ family, given }) => `${family} ${given}`);
    },
    phoneOf: async (id) => (await contacts.get(id))?.phone,
  };
}

/** The second limit: contacts as pages of 250 in one value each, sent compressed. Tallies as in the first. */
import { Dexie, type EntityTable } from 'dexie';
import type { BarePage } from '../offices/bare-endpoint.ts';
import { type Contact, contactCount } from '../shapes.ts';
import { openLimit } from './limit.ts';
import type { Subject } from './subject.ts';

interface Pack {
  readonly n: number;
  readonly contacts: readonly Contact[];
}

class PackedDatabase extends Dexie {
  declare packs: EntityTable<Pack, 'n'>;
  declare cursors: EntityTable<{ readonly name: string; readonly seq: number }, 'name'>;

  constructor() {
    super('packed', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ packs: 'n', cursors: 'name' });
  }
}

const packCount = contactCount / 250;

export async function openPacked(): Promise<Subject> {
  const limit = await openLimit();
  const database = new PackedDatabase();
  await database.open();
  const { packs, cursors } = database;
  const all = async () => (await packs.toArray()).flatMap(({ contacts }) => contacts);
  return {
    ...limit,
    async pull() {
      const after = (await cursors.get('contacts'))?.seq ?? 0;
      const page = (await (await fetch(`/contacts?packed&after=${after}`)).json()) as BarePage;
      const byPack = Map.groupBy(page.contacts, ({ id }) => packOf(id));
      await database.transaction('rw', packs, cursors, async () => {
        const held = await packs.bulkGet([...byPack.keys()]);
        const changed = [...byPack].map(([n, contacts], i) => {
          const byId = new Map([...(held[i]?.contacts ?? []), ...contacts].map((contact) => [contact.id, contact]));
          return { n, contacts: [...byId.values()] };
        });
        await packs.bulkPut(changed);
        await cursors.put({ name: 'contacts', seq: page.seq });
      });
      return performance.now();
    },
    countContacts: async () => (await all()).length,
    async firstNames(count) {
      const sorted = (await all()).sort((a, b) => (a.family < b.family ? -1 : a.family > b.family ? 1 : 0));
      return sorted.slice(0, count).map(({ family, given }) => `${family} ${given}`);
    },
    phoneOf: async (id) => (await packs.get(packOf(id)))?.contacts.find((contact) => contact.id === id)?.phone,
  };
}

/** Spreads ids evenly. */
function packOf(id: string): number {
  let hash = 0;
  for (let i = 0; i < id.length; i++) hash = (hash * 31 + id.charCodeAt(i)) | 0;
  return Math.abs(hash) % packCount;
}

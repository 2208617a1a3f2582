// @ts-nocheck: RxDB is there only where the bench was asked for the peers.
/** RxDB on its Dexie storage, replicated with the bare endpoint in single batches; what the other subjects do, by its own means. */
import { createRxDatabase } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';

const text = (maxLength = 200) => ({ type: 'string', maxLength });
const number = { type: 'number' };

const tallySchema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: text(), eventId: text(), group: text(), delta: number, at: number, device: text() },
  required: ['id'],
};
const contactSchema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: text(),
    given: text(),
    family: text(),
    phone: text(),
    email: text(),
    tags: { type: 'array', items: { type: 'string' } },
    note: text(),
    updatedAt: number,
  },
  required: ['id', 'family'],
  indexes: ['family'],
};

/** More than ever come at once: one batch. */
const batchSize = 20_000;

export async function openRxdb() {
  const database = await createRxDatabase({ name: 'rxdb', storage: getRxStorageDexie(), multiInstance: false });
  await database.addCollections({ tallies: { schema: tallySchema }, contacts: { schema: contactSchema } });
  const { tallies, contacts } = database;
  const exchange = async (options) => {
    const replication = replicateRxCollection({ live: false, retryTime: 1000, ...options });
    let failure;
    replication.error$.subscribe((error) => {
      failure = error;
    });
    await replication.awaitInitialReplication();
    await replication.cancel();
    if (failure !== undefined) throw failure;
  };
  return {
    async tap(tally) {
      await tallies.insert(tally);
    },
    async fill(many) {
      await tallies.bulkInsert(many);
    },
    countTallies: () => tallies.count().exec(),
    countPeople: async () => (await tallies.find().exec()).reduce((sum, { delta }) => sum + delta, 0),
    async push() {
      let answeredAt = Number.NaN;
      const handler = async (rows) => {
        const body = JSON.stringify(rows.map(({ newDocumentState }) => newDocumentState));
        await (await fetch('/tallies', { method: 'POST', body })).json();
        answeredAt = performance.now();
        return [];
      };
      await exchange({ collection: tallies, replicationIdentifier: 'tallies', push: { batchSize: 1000, handler } });
      return answeredAt;
    },
    async pull() {
      const handler = async (checkpoint) => {
        const { contacts: found, seq } = await (await fetch(`/contacts?after=${checkpoint?.seq ?? 0}`)).json();
        return { documents: found.map((contact) => ({ ...contact, _deleted: false })), checkpoint: { seq } };
      };
      await exchange({ collection: contacts, replicationIdentifier: 'contacts', pull: { batchSize, handler } });
      return performance.now();
    },
    countContacts: () => contacts.count().exec(),
    async firstNames(count) {
      const found = await contacts.find({ sort: [{ family: 'asc' }], limit: count }).exec();
      return found.map(({ family, given }) => `${family} ${given}`);
    },
    phoneOf: async (id) => (await contacts.findOne(id).exec())?.phone,
  };
}

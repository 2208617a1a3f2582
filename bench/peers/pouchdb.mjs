// @ts-nocheck: PouchDB is there only where the bench was asked for the peers.
/** PouchDB's taps. Its replication speaks CouchDB's protocol, which the bare endpoint does not: M2 to M5 are not measured. */
import PouchDB from 'pouchdb-browser';

export async function openPouchdb() {
  const database = new PouchDB('pouchdb', { auto_compaction: true });
  const asDocument = ({ id, ...tally }) => ({ _id: id, ...tally });
  return {
    async tap(tally) {
      await database.put(asDocument(tally));
    },
    async fill(many) {
      await database.bulkDocs(many.map(asDocument));
    },
    countTallies: async () => (await database.info()).doc_count,
  };
}

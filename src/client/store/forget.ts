/** Takes contacts from a phone: their pages, and how far they were read. What is unsent stays until the office has it. */
import { sealedClasses } from '../../domain/kinds.ts';
import type { Cursors } from '../../sync/protocol.ts';
import { digestKey } from './database.ts';
import type { Store } from './store.ts';

export async function forgetSealed(store: Store): Promise<void> {
  const { database } = store.powers;
  await database.transaction('rw', [database.pages, database.meta, database.digests], async () => {
    await database.pages.filter(({ unsent }) => unsent === undefined).delete();
    for (const fieldClass of sealedClasses) {
      await database.digests.where('key').between(digestKey(fieldClass, ''), `${fieldClass}!`).delete();
    }
    const cursors: Cursors = { ...(await store.cursors()) };
    for (const fieldClass of sealedClasses) delete cursors[fieldClass];
    await database.meta.put({ key: 'cursors', value: cursors });
  });
}

/** Takes contacts from a phone: their key, their pages, and how far they were read. What is unsent stays, sealed to the office. */
import { sealedClasses } from '../../domain/kinds.ts';
import type { Cursors } from '../../sync/exchange.ts';
import { digestKey } from './database.ts';
import { cutLoose } from './posted.ts';
import type { Store } from './store.ts';
import type { Vault } from './vault.ts';

/**
 * lease: too long without the office's answer; the PIN stays and contacts come back with the next answer. key: after ten wrong
 * tries; a new PIN needs the office. role: this person reads no contacts any more; nothing of the lock stays.
 */
export type Forgetting = 'lease' | 'key' | 'role';

type Closing = Pick<Vault, 'close' | 'rowWithout' | 'reread'>;

/** After whoever seals just now: a letter must not be sealed with the old key and put after it is gone. */
export async function forgetSealed(store: Store, vault: Closing, how: Forgetting): Promise<void> {
  await store.sealing(() => forget(store, vault, how));
  store.reread();
}

async function forget(store: Store, vault: Closing, how: Forgetting): Promise<void> {
  const { database } = store.powers;
  vault.close();
  const lock = how === 'role' ? undefined : vault.rowWithout(how);
  const tables = [database.pages, database.letters, database.tray, database.meta, database.digests];
  await database.transaction('rw', tables, async () => {
    if (lock === undefined) await database.meta.delete('lock');
    else await database.meta.put({ key: 'lock', value: lock });
    await cutLoose(store, how === 'lease');
    await database.pages.clear();
    for (const fieldClass of sealedClasses) {
      await database.digests.where('key').between(digestKey(fieldClass, ''), `${fieldClass}!`).delete();
    }
    const cursors: Cursors = { ...(await store.cursors()) };
    for (const fieldClass of sealedClasses) delete cursors[fieldClass];
    await database.meta.put({ key: 'cursors', value: cursors });
  });
  await vault.reread();
}

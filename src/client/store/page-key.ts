/** The key of this device's sealed pages. It lies in the database that it seals, can be used by scripts and not read. */
import type { Database } from './database.ts';
import { makePageKey, type Seal, sealWith } from './seal.ts';

/**
 * The seal of a database that is about to be opened. At every opening the key is read; where there is none it is put, so
 * that a copy which was thrown away under an open app goes on with the same key. begun: told when there was none, which
 * is so for a new device and for one whose copy is gone.
 */
export async function sealOf(database: Database, crypto: Crypto, begun: () => void): Promise<Seal> {
  let key = await makePageKey(crypto);
  const keep = async () => {
    const held = await database.meta.get('pageKey');
    if (held === undefined) await database.meta.put({ key: 'pageKey', value: key });
    return held?.value as CryptoKey | undefined;
  };
  const ready = async () => {
    const held = await database.transaction('rw', database.meta, keep);
    if (held === undefined) begun();
    else key = held;
  };
  database.on('ready', ready, true);
  return {
    seal: (label, value) => sealWith(crypto, key).seal(label, value),
    open: (label, box) => sealWith(crypto, key).open(label, box),
  };
}

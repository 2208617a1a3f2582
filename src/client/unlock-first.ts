/**
 * Before a copy opens whose person went away: its lock has to be opened by who knows the PIN or passphrase. Wrong tries count as
 * they do inside, and the tenth takes the contacts away; what is unsent goes out all the same.
 */
import { stretchWith } from './argon.ts';
import { Database, databaseOf, type LockKind } from './store/database.ts';
import { forgetSealed } from './store/forget.ts';
import { unlock } from './store/opening.ts';
import { Pages } from './store/pages.ts';
import { noMail } from './store/shut.ts';
import { Store } from './store/store.ts';
import { type Tried, Vault } from './store/vault.ts';

export interface UnlockPowers {
  readonly crypto: Crypto;
  readonly newWorker: () => Worker;
  readonly now: () => number;
}

/** How a person's copy is locked; undefined: its key is gone, and a code of the office is the only way in. */
export async function lockOf(powers: UnlockPowers, member: string): Promise<LockKind | undefined> {
  return withVault(powers, member, async ({ kind }) => kind);
}

export async function unlockFirst(powers: UnlockPowers, member: string, secret: string): Promise<Tried> {
  return withVault(powers, member, async (vault, database) => {
    const tried = await unlock(vault, secret);
    if (tried.ok || tried.left > 0) return tried;
    const pages = new Pages(database, vault);
    const tabs = { post: () => undefined, listen: () => undefined };
    const store = new Store({ database, pages, mail: noMail, device: '', now: powers.now, tabs });
    await forgetSealed(store, vault, 'key');
    return tried;
  });
}

async function withVault<T>(
  { crypto, newWorker }: UnlockPowers,
  member: string,
  work: (vault: Vault, database: Database) => Promise<T>,
): Promise<T> {
  const database = new Database(databaseOf(member));
  const vault = new Vault({ database, crypto, stretch: stretchWith(newWorker), member });
  vault.follow(() => undefined);
  try {
    await database.open();
    return await work(vault, database);
  } finally {
    vault.close();
    database.close();
  }
}

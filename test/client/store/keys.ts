/** Keys for tests: a seal that is always open, and letters to an office and to oneself. */
import type { Database } from '../../../src/client/store/database.ts';
import { makePair, openEnvelope, readingKey, sealTo } from '../../../src/client/store/envelope.ts';
import type { Mail } from '../../../src/client/store/letters.ts';
import { setUp, unlock } from '../../../src/client/store/opening.ts';
import { type Stretch, Vault } from '../../../src/client/store/vault.ts';

/** A page key that lies nowhere. */
export function makePageKey(crypto: Crypto): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

const office = await makePair(globalThis.crypto);
const own = await makePair(globalThis.crypto);

/** What only the office can read, opened. */
export const openAtOffice = async (letter: Parameters<typeof openEnvelope>[3]) =>
  openEnvelope(
    globalThis.crypto,
    await readingKey(globalThis.crypto, office.privateKey),
    'teren letter office',
    letter,
  );

export const testMail: Mail = {
  toOffice: (change) => sealTo(globalThis.crypto, office.publicKey, 'teren letter office', change),
  toSelf: (sending) => sealTo(globalThis.crypto, own.publicKey, 'teren own anna', sending),
  fromSelf: async (envelope) =>
    openEnvelope(globalThis.crypto, await readingKey(globalThis.crypto, own.privateKey), 'teren own anna', envelope),
};

/** In place of Argon2: quick, and as different for another PIN. */
export const quickStretch: Stretch = async (secret, salt) =>
  new Uint8Array(
    await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${secret} ${salt.join()}`)),
  );

/** Opens the database with the lock of a PIN, set up at the first time. */
export async function openWithPin(
  database: Database,
  {
    begun = (): void => undefined,
    open = async (): Promise<void> => void (await database.open()),
    pin = '314159',
  } = {},
): Promise<Vault> {
  const vault = new Vault({ database, crypto: globalThis.crypto, stretch: quickStretch, member: 'anna' });
  vault.follow(begun);
  await open();
  if (vault.state === 'unset') await setUp(vault, 'pin', pin, { memoryKiB: 8, passes: 1 });
  else await unlock(vault, pin);
  return vault;
}

/** Letters to the tests' office and to this vault. */
export function mailOf(vault: Vault): Mail {
  return { ...testMail, toSelf: (sending) => vault.toSelf(sending), fromSelf: (envelope) => vault.fromSelf(envelope) };
}

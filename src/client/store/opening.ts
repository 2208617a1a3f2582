/** Opens the vault with a PIN or a passphrase, makes its lock and changes it. Loaded when somebody types one. */

import type { Effort, LockKind, LockRow } from './database.ts';
import { makePair, readingKey, toBytes, toText } from './envelope.ts';
import { type Seal, sealWith } from './seal.ts';
import { maxWrong, type Tried, type Vault } from './vault.ts';

/** What lies under the PIN beside the pages' key: the proof for the office, and the key of envelopes to oneself. */
interface Inner {
  readonly proof: string;
  readonly own: string;
}

/** Makes a lock where there is none, and opens it. */
export async function setUp(vault: Vault, kind: LockKind, secret: string, effort: Effort): Promise<void> {
  await vault.reread();
  if (vault.kind !== undefined) throw new Error('Another tab has made a lock meanwhile');
  const { crypto } = vault.powers;
  const pair = await makePair(crypto);
  const inner = { proof: toText(crypto.getRandomValues(new Uint8Array(32)).buffer), own: pair.privateKey };
  const pageKey = toText(crypto.getRandomValues(new Uint8Array(32)).buffer);
  await keep(vault, kind, secret, effort, pair.publicKey, inner, pageKey);
  await enter(vault, inner, pageKey);
}

/** Counts the try on the disk before it is made: who kills the app in between has spent it. */
export async function unlock(vault: Vault, secret: string): Promise<Tried> {
  await vault.reread(); // As another tab left it.
  const { row } = vault;
  if (row === undefined || !('secret' in row)) return { ok: false, left: 0 };
  const spent = await vault.count('one more');
  if (spent > maxWrong) return { ok: false, left: 0 };
  const under = await underOf(vault, secret, row.salt, row);
  const inner = (await under.open('secret', row.secret).catch(() => undefined)) as Inner | undefined;
  if (inner === undefined) return { ok: false, left: maxWrong - spent };
  await vault.count(0);
  if (row.key !== undefined) {
    await enter(vault, inner, (await under.open('page key', row.key)) as string);
    return { ok: true };
  }
  // The lease took the key away: the same PIN stands before a new one.
  const pageKey = toText(vault.powers.crypto.getRandomValues(new Uint8Array(32)).buffer);
  await vault.put({ ...row, wrong: 0, key: await under.seal('page key', pageKey) });
  await enter(vault, inner, pageKey);
  return { ok: true };
}

/** Another PIN for the same key. before: the one that holds now. */
export async function change(
  vault: Vault,
  before: string,
  kind: LockKind,
  secret: string,
  effort: Effort,
): Promise<Tried> {
  const tried = await unlock(vault, before);
  const { row } = vault;
  if (!tried.ok || row === undefined || !('secret' in row) || row.key === undefined) return tried;
  const under = await underOf(vault, before, row.salt, row);
  const inner = (await under.open('secret', row.secret)) as Inner;
  await keep(vault, kind, secret, effort, row.own, inner, (await under.open('page key', row.key)) as string);
  return tried;
}

async function keep(
  vault: Vault,
  kind: LockKind,
  secret: string,
  effort: Effort,
  own: string,
  inner: Inner,
  pageKey: string,
): Promise<void> {
  const salt = vault.powers.crypto.getRandomValues(new Uint8Array(16));
  const under = await underOf(vault, secret, salt, effort);
  const [sealed, key] = [await under.seal('secret', inner), await under.seal('page key', pageKey)];
  const row: LockRow = { kind, salt, ...effort, own, secret: sealed, key, wrong: 0 };
  await vault.put(row);
}

async function underOf(vault: Vault, secret: string, salt: Uint8Array, effort: Effort): Promise<Seal> {
  const { crypto, stretch } = vault.powers;
  const { memoryKiB, passes } = effort;
  return sealWith(crypto, await keyOf(crypto, await stretch(secret.normalize('NFKC'), salt, { memoryKiB, passes })));
}

async function enter(vault: Vault, { proof, own }: Inner, pageKey: string): Promise<void> {
  const { crypto } = vault.powers;
  const [pages, reader] = [await keyOf(crypto, toBytes(pageKey)), await readingKey(crypto, own)];
  vault.enter({ pages: sealWith(crypto, pages), own: reader, proof });
}

function keyOf(crypto: Crypto, bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

import { IDBKeyRange, indexedDB } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { Database } from '../../../src/client/store/database.ts';
import { makePair, openEnvelope, readingKey, sealTo } from '../../../src/client/store/envelope.ts';
import { forgetSealed } from '../../../src/client/store/forget.ts';
import { change, setUp, unlock } from '../../../src/client/store/opening.ts';
import { maxWrong, Vault, VaultLocked } from '../../../src/client/store/vault.ts';
import { quickStretch } from './keys.ts';
import { newLockedPhone } from './locked-phone.ts';

const effort = { memoryKiB: 8, passes: 1 };
let names = 0;

async function newVault(name = `vault-${++names}`, stretch = quickStretch) {
  const database = new Database(name, { indexedDB, IDBKeyRange });
  const vault = new Vault({ database, crypto: globalThis.crypto, stretch, member: 'anna' });
  vault.follow(() => undefined);
  await database.open();
  return { name, database, vault };
}

describe('a lock', () => {
  it('opens with its PIN after the app was closed, and with no other', async () => {
    const first = await newVault();
    await setUp(first.vault, 'pin', '314159', effort);
    const box = await first.vault.seal('page 1', 'Nowak');
    const { proof } = first.vault.lock ?? {};
    first.database.close();
    const { vault } = await newVault(first.name);
    expect(vault.state).toBe('locked');
    await expect(vault.open('page 1', box)).rejects.toBeInstanceOf(VaultLocked);
    expect(await unlock(vault, '271828')).toEqual({ ok: false, left: maxWrong - 1 });
    expect(await unlock(vault, '314159')).toEqual({ ok: true });
    expect(await vault.open('page 1', box)).toBe('Nowak');
    expect(vault.lock).toEqual({ kind: 'pin', proof });
    expect(proof).toMatch(/^[\w-]{43}$/);
    vault.close();
    expect(vault.lock).toBeUndefined();
  });

  it('counts a try before it is made: who kills the app in between has spent it', async () => {
    const first = await newVault();
    await setUp(first.vault, 'pin', '314159', effort);
    first.database.close();
    const killed = await newVault(first.name, () => Promise.reject(new Error('killed')));
    await expect(unlock(killed.vault, '271828')).rejects.toThrow('killed');
    killed.database.close();
    const { vault } = await newVault(first.name);
    expect(await unlock(vault, '271828')).toEqual({ ok: false, left: maxWrong - 2 });
    await unlock(vault, '314159');
    vault.close();
    expect(await unlock(vault, '271828'), 'the right one gives all tries back').toEqual({
      ok: false,
      left: maxWrong - 1,
    });
  });

  it('counts what was tried in another tab', async () => {
    const one = await newVault();
    await setUp(one.vault, 'pin', '314159', effort);
    const two = await newVault(one.name);
    for (let n = 0; n < 4; n++) await unlock(one.vault, '000000');
    expect(await unlock(two.vault, '000000')).toEqual({ ok: false, left: maxWrong - 5 });
  });

  it('after ten wrong tries opens with the right one no more', async () => {
    const { store, vault } = await newLockedPhone('314159');
    vault.close();
    for (let n = 1; n <= maxWrong; n++)
      expect(await unlock(vault, '000000')).toEqual({ ok: false, left: maxWrong - n });
    expect(await unlock(vault, '314159')).toEqual({ ok: false, left: 0 });
    await forgetSealed(store, vault, 'key');
    expect(vault.state).toBe('dropped');
    expect(await unlock(vault, '314159')).toEqual({ ok: false, left: 0 });
  });

  it('can get another PIN, and the old one is worth nothing then', async () => {
    const { vault } = await newVault();
    await setUp(vault, 'pin', '314159', effort);
    const box = await vault.seal('page 1', 'Nowak');
    expect(await change(vault, '000000', 'passphrase', 'cztery koty na płocie', effort)).toMatchObject({ ok: false });
    expect(await change(vault, '314159', 'passphrase', 'cztery koty na płocie', effort)).toEqual({ ok: true });
    vault.close();
    expect(await unlock(vault, '314159')).toMatchObject({ ok: false });
    expect(await unlock(vault, 'cztery koty na płocie')).toEqual({ ok: true });
    expect(vault.kind).toBe('passphrase');
    expect(await vault.open('page 1', box)).toBe('Nowak');
  });

  it('keeps PIN and proof through the lease, and takes up contacts anew under another key', async () => {
    const phone = await newLockedPhone('314159');
    const { proof } = phone.vault.lock ?? {};
    const box = await phone.vault.seal('page 1', 'Nowak');
    await forgetSealed(phone.store, phone.vault, 'lease');
    expect([phone.vault.state, phone.vault.holdsKey]).toEqual(['locked', false]);
    expect(await phone.unlock()).toBe(true);
    expect(phone.vault.lock?.proof).toBe(proof);
    await expect(phone.vault.open('page 1', box)).rejects.toThrow();
    expect(phone.vault.holdsKey).toBe(true);
  });

  it('of whoever reads no contacts any more leaves nothing', async () => {
    const phone = await newLockedPhone('314159');
    await phone.database.meta.put({ key: 'cursors', value: { open: 3, contact: 9, office: 9 } });
    await forgetSealed(phone.store, phone.vault, 'role');
    expect(phone.vault.state).toBe('unset');
    expect(await phone.store.cursors()).toEqual({ open: 3 });
  });
});

describe('an envelope', () => {
  it('opens for whom and for what it was sealed, and in no other way', async () => {
    const { crypto } = globalThis;
    const [office, other] = [await makePair(crypto), await makePair(crypto)];
    const envelope = await sealTo(crypto, office.publicKey, 'teren letter o1', { phone: '600 700 800 ł' });
    const reader = await readingKey(crypto, office.privateKey);
    expect(await openEnvelope(crypto, reader, 'teren letter o1', envelope)).toEqual({ phone: '600 700 800 ł' });
    await expect(openEnvelope(crypto, reader, 'teren letter o2', envelope)).rejects.toThrow();
    const foreign = await readingKey(crypto, other.privateKey);
    await expect(openEnvelope(crypto, foreign, 'teren letter o1', envelope)).rejects.toThrow();
    const spoilt = { ...envelope, box: `${envelope.box.startsWith('A') ? 'B' : 'A'}${envelope.box.slice(1)}` };
    await expect(openEnvelope(crypto, reader, 'teren letter o1', spoilt)).rejects.toThrow();
  });
});

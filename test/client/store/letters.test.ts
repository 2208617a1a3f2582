import { describe, expect, it } from 'vitest';
import { forgetSealed } from '../../../src/client/store/forget.ts';
import { settleApart } from '../../../src/client/store/posted.ts';
import { readTray, sendLetterAgain } from '../../../src/client/store/tray.ts';
import { VaultLocked } from '../../../src/client/store/vault.ts';
import { countWaiting } from '../../../src/client/store/waiting.ts';
import type { Write } from '../../../src/domain/scalar.ts';
import { type LockedPhone, newLockedPhone, rawText, smallOffice } from './locked-phone.ts';
import { loaded } from './phone.ts';

const newcomer: Write = {
  kind: 'volunteer',
  id: 'v1',
  fields: { label: 'Łucja Ż.', family: 'Żółkiewska', phone: '600 700 800' },
};

async function phones(phone: LockedPhone): Promise<readonly unknown[]> {
  return [...(await loaded(phone.views.contacts())).values()].map(({ fields }) => fields['phone']);
}

const lettersOf = (phone: LockedPhone) => phone.database.letters.toArray();
const changeOf = (id: string, fields: Write['fields']): Write => ({ kind: 'volunteer', id, fields });

describe('a newcomer written while contacts are locked', () => {
  it('is saved, lies nowhere in plain, and goes to the office, once', async () => {
    const phone = await newLockedPhone();
    phone.vault.close();
    expect(await phone.store.write([newcomer])).toEqual({ ok: true });
    expect(await rawText(phone)).toContain('Łucja'); // The label is the team's: the search can find something.
    for (const secret of ['Żółkiewska', '600 700 800']) expect(await rawText(phone)).not.toContain(secret);
    expect(await countWaiting(phone.store)).toMatchObject({ unsent: 1 });
    const office = smallOffice();
    await office.exchange(phone);
    expect(office.heard.map(({ byLetter }) => byLetter).sort()).toEqual([false, true]);
    expect(office.valueOf('v1', 'phone')).toBe('600 700 800');
    expect(await countWaiting(phone.store)).toMatchObject({ unsent: 0 });
    await office.exchange(phone);
    expect(office.heard).toHaveLength(2);
  });

  it('is there to be read once they are open, before the office heard of it too', async () => {
    const phone = await newLockedPhone();
    phone.vault.close();
    await phone.store.write([newcomer]);
    expect(await phones(phone)).toEqual([]);
    await phone.unlock();
    await settleApart(phone.store);
    expect(await phones(await reopened(phone))).toEqual(['600 700 800']);
  });

  it('sent while locked is sent once more when they are open, and then nothing is left of the letter', async () => {
    const phone = await newLockedPhone();
    const office = smallOffice();
    phone.vault.close();
    await phone.store.write([newcomer]);
    await office.exchange(phone);
    expect(await lettersOf(phone)).toMatchObject([{ told: { answer: 'accepted' } }]);
    await phone.unlock();
    await office.exchange(phone);
    expect(office.heard.at(-1)).toMatchObject({ byLetter: false, change: { fields: { phone: '600 700 800' } } });
    expect(await lettersOf(phone)).toEqual([]);
    expect(office.cells.get('v1')?.['phone']?.[0]).toBe('600 700 800');
    expect(Object.keys(office.cells.get('v1') ?? {})).not.toContainEqual(expect.stringContaining('~'));
  });

  it('who writes twice means what was written last, also when the clock went back between', async () => {
    const phone = await newLockedPhone();
    const office = smallOffice();
    phone.vault.close();
    await phone.store.write([newcomer]);
    phone.clock.ms -= 500_000;
    await phone.store.write([changeOf('v1', { phone: '511' })]);
    await office.exchange(phone);
    expect(office.valueOf('v1', 'phone')).toBe('511');
    await phone.unlock();
    await settleApart(phone.store);
    expect(await phones(await reopened(phone))).toEqual(['511']);
  });

  it('comes after what was written openly before, also when that is answered and the clock went back between', async () => {
    const phone = await newLockedPhone();
    const office = smallOffice();
    await phone.store.write([newcomer]);
    await office.exchange(phone);
    phone.vault.close();
    phone.clock.ms -= 500_000;
    await phone.store.write([changeOf('v1', { phone: '511' })]);
    await office.exchange(phone);
    expect(office.valueOf('v1', 'phone')).toBe('511');
  });

  it('does not follow a clock that was ten years ahead for a moment', async () => {
    const phone = await newLockedPhone();
    const office = smallOffice();
    phone.vault.close();
    phone.clock.ms += 10 * 365 * 86_400_000;
    await phone.store.write([changeOf('v2', { phone: '512' })]);
    phone.clock.ms = 2_000_000;
    await phone.store.write([newcomer]);
    await office.exchange(phone);
    expect(office.cells.get('v1')?.['phone']?.[1]).toBe(2_000_000);
  });

  it('refused by the office lies in the tray when they are open, and nowhere else', async () => {
    const phone = await newLockedPhone();
    const office = smallOffice();
    phone.vault.close();
    await phone.store.write([newcomer]);
    const refuse = ({ fields }: { fields: object }) =>
      'phone' in fields ? ({ refused: 'bad-value' } as const) : undefined;
    await office.exchange(phone, refuse);
    await phone.unlock();
    await office.exchange(phone, refuse);
    const tray = await readTray(phone.store, phone.vault);
    expect(tray.map(({ change }) => change?.fields)).toEqual([{ family: 'Żółkiewska', phone: '600 700 800' }]);
    expect(await lettersOf(phone)).toEqual([]);
    expect(await phones(phone)).toEqual([]);
  });
});

describe('a person without a lock on this phone (an organizer)', () => {
  it('sends a newcomer’s contact sealed to the office and keeps nothing of it', async () => {
    const phone = await newLockedPhone(null);
    const office = smallOffice();
    await phone.store.write([newcomer]);
    expect(await rawText(phone)).not.toContain('Żółkiewska');
    await office.exchange(phone);
    expect(office.valueOf('v1', 'family')).toBe('Żółkiewska');
    expect(await lettersOf(phone)).toEqual([]);
    expect(await phone.database.pages.count()).toBe(0);
  });

  it('keeps what was refused as a letter in the tray, which only the office can read', async () => {
    const phone = await newLockedPhone(null);
    await phone.store.write([newcomer]);
    await smallOffice().exchange(phone, () => ({ refused: 'bad-value' }));
    const [row] = await phone.database.tray.filter(({ letter }) => letter !== undefined).toArray();
    expect(row).toMatchObject({ code: 'bad-value' });
    expect(row?.change).toBeUndefined();
  });

  it('can send it once more as it is, though nobody here can read it', async () => {
    const phone = await newLockedPhone(null);
    const office = smallOffice();
    await phone.store.write([newcomer]);
    await office.exchange(phone, () => ({ refused: 'bad-value' }));
    const row = (await readTray(phone.store, phone.vault)).find(({ letter }) => letter !== undefined);
    await sendLetterAgain(phone.store, row?.key ?? -1);
    await office.exchange(phone);
    expect(office.valueOf('v1', 'family')).toBe('Żółkiewska');
    expect(await lettersOf(phone)).toEqual([]);
    expect((await readTray(phone.store, phone.vault)).find(({ key }) => key === row?.key)?.settled).toBe('again');
  });

  it('asks again for what the office holds when the copy is checked', async () => {
    const phone = await newLockedPhone(null);
    const office = smallOffice();
    await phone.store.write([newcomer]);
    await office.exchange(phone, () => ({ held: 'unknown-kind' }));
    const { verify } = await import('../../../src/client/store/verify.ts');
    await verify(phone.store);
    await office.exchange(phone);
    expect(office.valueOf('v1', 'family')).toBe('Żółkiewska');
    expect(await lettersOf(phone)).toEqual([]);
  });
});

describe('a contact changed while they are open', () => {
  it('lies as a letter, too, until the office has it', async () => {
    const phone = await newLockedPhone();
    const office = smallOffice();
    await phone.store.write([newcomer]);
    await phone.store.write([changeOf('v1', { phone: '511' })]);
    expect(await lettersOf(phone)).toHaveLength(2); // One for each stamp that is still owed.
    phone.vault.close();
    await office.exchange(phone);
    expect(office.heard.every(({ byLetter, change }) => byLetter || 'label' in change.fields)).toBe(true);
    expect(office.valueOf('v1', 'phone')).toBe('511');
    await phone.unlock();
    await office.exchange(phone);
    expect(await lettersOf(phone)).toEqual([]);
  });

  it('survives a page that the disk spoilt: the letter brings it back, and to the office', async () => {
    const phone = await newLockedPhone();
    const office = smallOffice();
    await phone.store.write([newcomer]);
    const [page] = await phone.database.pages.toArray();
    if (page === undefined) throw new Error('There is no page');
    const bytes = new Uint8Array(page.box.slice(0));
    bytes[3] = (bytes[3] ?? 0) ^ 1;
    await phone.database.pages.put({ ...page, box: bytes.buffer });
    const { verify } = await import('../../../src/client/store/verify.ts');
    await verify(phone.store);
    await office.exchange(phone);
    expect(office.valueOf('v1', 'phone')).toBe('600 700 800');
    expect(await phones(await reopened(phone))).toEqual(['600 700 800']);
    expect(await phone.database.tray.count()).toBe(0);
    expect(await lettersOf(phone)).toEqual([]);
  });

  it('is kept as a letter where contacts are locked in the middle of the saving', async () => {
    const phone = await newLockedPhone();
    const office = smallOffice();
    const { mail } = phone.store.powers;
    const toOffice = mail.toOffice;
    mail.toOffice = async () => {
      phone.vault.close();
      mail.toOffice = toOffice;
      throw new VaultLocked();
    };
    expect(await phone.store.write([newcomer])).toEqual({ ok: true });
    await office.exchange(phone);
    expect(office.valueOf('v1', 'phone')).toBe('600 700 800');
  });

  it('goes to the office by itself where nobody here can open it, and holds up nothing', async () => {
    const phone = await newLockedPhone();
    const office = smallOffice();
    phone.vault.close();
    await phone.store.write([newcomer, { kind: 'event', id: 'e1', fields: { title: 'Zabawa' } }]);
    await phone.database.letters.toCollection().modify((row) => {
      (row as { own?: unknown }).own = { ...row.own, box: row.letter.box };
    });
    await phone.unlock();
    await office.exchange(phone);
    expect(office.valueOf('v1', 'phone')).toBe('600 700 800');
    expect(office.valueOf('e1', 'title')).toBe('Zabawa');
    expect(await lettersOf(phone)).toEqual([]);
  });

  it('survives the loss of the key: the office gets it all the same', async () => {
    const phone = await newLockedPhone();
    const office = smallOffice();
    await phone.store.write([newcomer]);
    await forgetSealed(phone.store, phone.vault, 'key');
    expect(await phone.database.pages.count()).toBe(0);
    expect(phone.vault.state).toBe('dropped');
    await office.exchange(phone);
    expect(office.valueOf('v1', 'phone')).toBe('600 700 800');
    expect(await lettersOf(phone)).toEqual([]);
  });

  it('survives the lease, and is there again when the person unlocks, before any answer', async () => {
    const phone = await newLockedPhone();
    await phone.store.write([newcomer]);
    await forgetSealed(phone.store, phone.vault, 'lease');
    expect(await phone.database.pages.count()).toBe(0);
    expect(await phone.unlock()).toBe(true);
    await settleApart(phone.store);
    expect(await phones(phone)).toEqual(['600 700 800']);
  });
});

/** What a screen that is opened now reads. */
async function reopened(phone: LockedPhone): Promise<LockedPhone> {
  const { Views } = await import('../../../src/client/store/views.ts');
  return { ...phone, views: new Views(phone.store) };
}

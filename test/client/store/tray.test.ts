import { describe, expect, it } from 'vitest';
import { forgetSettled, keptMs, readTray, restore, settle } from '../../../src/client/store/tray.ts';
import { countRefused } from '../../../src/client/store/waiting.ts';
import { exchange, newPhone } from './phone.ts';

/** A phone with two refused changes: one open, one sealed. */
async function refusedPhone() {
  const phone = await newPhone();
  await phone.store.write([{ kind: 'event', id: 'e1', fields: { title: 'Zabawa' } }]);
  await phone.store.write([{ kind: 'volunteer', id: 'v1', fields: { phone: '601000001' } }]);
  await exchange(phone, { refused: 'bad-value', fields: ['title'] });
  return phone;
}

describe('the tray', () => {
  it('holds what the office refused, whole, sealed where it is personal', async () => {
    const phone = await refusedPhone();
    const rows = await readTray(phone.store, phone.seal);
    expect(rows.map(({ change }) => change?.fields)).toEqual(
      expect.arrayContaining([{ title: 'Zabawa' }, { phone: '601000001' }]),
    );
    expect(JSON.stringify(await phone.database.tray.toArray())).not.toContain('601000001');
    expect(await countRefused(phone.store)).toBe(2);
  });

  it('keeps what was put aside in the table, counts it no more, and brings it back unchanged', async () => {
    const phone = await refusedPhone();
    const before = await readTray(phone.store, phone.seal);
    const [first] = before;
    await settle(phone.store, [first?.key ?? 0], 'aside');
    expect(await countRefused(phone.store)).toBe(1);
    expect((await readTray(phone.store, phone.seal))[0]).toEqual({
      ...first,
      settled: 'aside',
      settledAt: phone.clock.ms,
    });
    await restore(phone.store, [first?.key ?? 0]);
    expect(await readTray(phone.store, phone.seal)).toEqual(before);
    expect(await countRefused(phone.store)).toBe(2);
  });

  it('forgets only what a person dealt with thirty days ago: the office has its own copy of what it refused', async () => {
    const phone = await refusedPhone();
    const [first, second] = await readTray(phone.store, phone.seal);
    await settle(phone.store, [first?.key ?? 0], 'again');
    phone.clock.ms += keptMs;
    await forgetSettled(phone.store);
    expect(await readTray(phone.store, phone.seal)).toHaveLength(2);
    phone.clock.ms += 1;
    await forgetSettled(phone.store);
    expect(await readTray(phone.store, phone.seal)).toEqual([second]);
  });

  it('shows a row whose box can not be opened any more, without its change', async () => {
    const phone = await refusedPhone();
    const sealedRow = (await phone.database.tray.toArray()).find(({ sealed }) => sealed !== undefined);
    await phone.database.tray.update(sealedRow?.n ?? 0, { 'sealed.iv': new Uint8Array(12) });
    const rows = await readTray(phone.store, phone.seal);
    expect(rows.find(({ key }) => key === sealedRow?.n)).toMatchObject({ code: 'bad-value' });
    expect(rows.find(({ key }) => key === sealedRow?.n)).not.toHaveProperty('change');
  });
});

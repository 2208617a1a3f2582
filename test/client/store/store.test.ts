import { describe, expect, it } from 'vitest';
import { readBatch } from '../../../src/client/store/bundle.ts';
import { tallyWrite, voidWrite } from '../../../src/domain/event.ts';
import type { Write } from '../../../src/domain/scalar.ts';
import { exchange, loaded, newPhone, type Phone, settled } from './phone.ts';

function tap(n: number, amount = 1): Write {
  const id = `t${String(n).padStart(5, '0')}`;
  return tallyWrite({ event: 'e1', id, sheet: 'e1.anna', measure: 'people', group: 'seniors', amount, atMs: n });
}
const rows = (phone: Phone) => phone.database.records.toArray();

describe('a tap', () => {
  it('is on the disk and unsent when the store says so', async () => {
    const phone = await newPhone();
    expect(await phone.store.write([tap(1)])).toEqual({ ok: true });
    const again = await phone.reopened();
    expect(await again.database.records.get('tally/e1.t00001')).toMatchObject({
      unsent: 1_000_000,
      cells: { amount: [1, 1_000_000, 'anna'] },
    });
  });

  it('is called saved when it is saved, even if a screen that hears of it breaks', async () => {
    const phone = await newPhone();
    phone.store.watch(() => {
      throw new Error('a broken screen');
    });
    expect(await phone.store.write([tap(1)])).toEqual({ ok: true });
    expect(await rows(phone)).toHaveLength(1);
  });

  it('made while a bundle is read never makes more of it taken than there is', async () => {
    const phone = await newPhone();
    for (let n = 1; n <= 40; n++) {
      const [batch] = await Promise.all([readBatch(phone.store, 200_000), phone.store.write([tap(n)])]);
      expect(batch.left).toBeGreaterThanOrEqual(0);
    }
  });

  it('is not lost among 200 at the same moment', async () => {
    const phone = await newPhone();
    const results = await Promise.all(Array.from({ length: 200 }, (_, n) => phone.store.write([tap(n)])));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(await phone.database.records.where('unsent').aboveOrEqual(0).count()).toBe(200);
    expect((await loaded(phone.views.sums())).get('e1')?.['e1.anna people seniors']).toEqual({
      exact: 200,
      estimated: 0,
      tallies: 200,
    });
  });

  it('that is undone stays, struck out', async () => {
    const phone = await newPhone();
    await phone.store.write([tap(1, 5)]);
    await phone.store.write([voidWrite('e1.t00001')]);
    const acts = await loaded(phone.views.acts('e1', 10));
    expect(acts.map(({ fields }) => [fields['amount'], fields['void']])).toEqual([[5, true]]);
    expect((await loaded(phone.views.sums())).get('e1')).toEqual({});
  });

  it('with an amount that the office would refuse is not written at all', async () => {
    const phone = await newPhone();
    expect(await phone.store.write([tap(1), tap(2, 1e9)])).toEqual({ ok: false, code: 'bad-value' });
    expect(await rows(phone)).toEqual([]);
  });
});

describe('an edit', () => {
  it('of several records is written whole, and the base is what the office had', async () => {
    const phone = await newPhone();
    await phone.store.write([
      { kind: 'event', id: 'e1', fields: { title: 'Potańcówka' } },
      { kind: 'group', id: 'seniors', fields: { name: 'Seniorzy' } },
    ]);
    await exchange(phone);
    await phone.store.write([{ kind: 'event', id: 'e1', fields: { title: 'Zabawa' } }]);
    const { sendings } = await readBatch(phone.store, 1_000_000);
    expect(sendings.map(({ change }) => [change.fields, change.base])).toEqual([
      [{ title: 'Zabawa' }, { title: [1_000_000, 'anna'] }],
    ]);
  });

  it('that changes nothing leaves nothing to send', async () => {
    const phone = await newPhone();
    await phone.store.write([{ kind: 'event', id: 'e1', fields: { title: 'Zabawa' } }]);
    await exchange(phone);
    await phone.store.write([{ kind: 'event', id: 'e1', fields: { title: 'Zabawa' } }]);
    expect(await readBatch(phone.store, 1_000_000)).toEqual({ sendings: [], broken: 0, left: 0 });
  });

  it('bears the time of the office, not of a phone whose clock is wrong', async () => {
    const phone = await newPhone();
    await exchange(phone); // The office's clock is 500 ms ahead.
    await phone.store.write([tap(1)]);
    expect((await phone.database.records.get('tally/e1.t00001'))?.cells['amount']?.[1]).toBe(1_000_500);
    const again = await phone.reopened();
    await again.store.write([tap(2)]);
    expect((await again.database.records.get('tally/e1.t00002'))?.cells['amount']?.[1]).toBe(1_000_500);
  });
});

describe('a disk that fails', () => {
  function failWith(phone: Phone, name: string): void {
    phone.database.records.hook('creating', () => {
      throw new DOMException('no room', name);
    });
  }

  it('when full is named, and nothing of the act is written', async () => {
    const phone = await newPhone();
    failWith(phone, 'QuotaExceededError');
    expect(await phone.store.write([tap(1)])).toEqual({ ok: false, code: 'disk-full' });
    const both: Write[] = [
      { kind: 'event', id: 'e1', fields: { title: 'Zabawa' } },
      { kind: 'volunteer', id: 'v1', fields: { label: 'Anna K.', family: 'Kowalska' } },
    ];
    expect(await phone.store.write(both)).toEqual({ ok: false, code: 'disk-full' });
    expect(await rows(phone)).toEqual([]);
    expect(await phone.database.pages.toArray()).toEqual([]);
  });

  it('in another way is a lost disk', async () => {
    const phone = await newPhone();
    failWith(phone, 'UnknownError');
    expect(await phone.store.write([tap(1)])).toEqual({ ok: false, code: 'disk-lost' });
  });

  it('shows nobody a value that is not on it', async () => {
    const phone = await newPhone();
    const records = phone.views.records('event');
    await loaded(records);
    failWith(phone, 'QuotaExceededError');
    await phone.store.write([{ kind: 'event', id: 'e1', fields: { title: 'Zabawa' } }]);
    expect(records.get()?.size).toBe(0);
  });
});

describe('the batch to send', () => {
  it('keeps to its size and says how much is left', async () => {
    const phone = await newPhone();
    await phone.store.write(Array.from({ length: 50 }, (_, n) => tap(n)));
    const { sendings, left } = await readBatch(phone.store, 2_000);
    expect(JSON.stringify(sendings.map(({ change }) => change)).length).toBeLessThan(2_200);
    expect(sendings.length).toBeGreaterThan(1);
    expect(sendings.length + left).toBe(50);
  });

  it('takes at least one record, however large it is', async () => {
    const phone = await newPhone();
    await phone.store.write([tap(1), tap(2)]);
    expect(await readBatch(phone.store, 1)).toMatchObject({ sendings: [{}], left: 1 });
  });

  it('never holds more changes than the office takes', async () => {
    const phone = await newPhone();
    await phone.store.write(Array.from({ length: 1200 }, (_, n) => tap(n)));
    const { sendings, left } = await readBatch(phone.store, 10_000_000);
    expect(sendings.length).toBe(1000);
    expect(left).toBe(200);
  });
});

describe('the views', () => {
  it('follow what is written here', async () => {
    const phone = await newPhone();
    const events = phone.views.records('event');
    const acts = phone.views.acts('e1', 2);
    await Promise.all([loaded(events), loaded(acts)]);
    events.watch(() => undefined);
    await phone.store.write([{ kind: 'event', id: 'e1', fields: { title: 'Zabawa' } }, tap(1), tap(2), tap(3)]);
    expect(events.get()?.get('e1')?.fields).toEqual({ title: 'Zabawa' });
    expect(acts.get()?.map(({ id }) => id)).toEqual(['e1.t00003', 'e1.t00002']);
  });

  it('keep an act that is written while they read again because another tab wrote', async () => {
    const phone = await newPhone();
    let heard: () => void = () => undefined;
    const { Store } = await import('../../../src/client/store/store.ts');
    const { Views } = await import('../../../src/client/store/views.ts');
    const store = new Store({
      ...phone.store.powers,
      tabs: { post: () => undefined, listen: (told) => (heard = told) },
    });
    const sums = new Views(store).sums();
    await loaded(sums);
    for (let n = 0; n < 20; n++) {
      heard();
      await store.write([tap(n)]);
    }
    await settled();
    expect(sums.get()?.get('e1')?.['e1.anna people seniors']?.tallies).toBe(20);
  });

  it('drop a record that the office removed', async () => {
    const phone = await newPhone();
    await phone.store.write([tap(1), { kind: 'event', id: 'e1', fields: { title: 'Zabawa' } }]);
    const [events, acts] = [phone.views.records('event'), phone.views.acts('e1', 5)];
    await Promise.all([loaded(events), loaded(acts)]);
    const gone = { class: 'open' as const, cells: { erased: [true, 9, 'biuro'] as [boolean, number, string] } };
    const parts = [
      { kind: 'event', id: 'e1', ...gone },
      { kind: 'tally', id: 'e1.t00001', ...gone },
    ];
    await exchange(phone, 'accepted', { parts });
    expect(events.get()?.size).toBe(0);
    expect(acts.get()).toEqual([]);
    const again = await phone.reopened();
    expect((await loaded(again.views.records('event'))).size).toBe(0);
    expect(await loaded(again.views.acts('e1', 5))).toEqual([]);
  });
});

import { IDBDatabase } from 'fake-indexeddb';
import { expect, it, vi } from 'vitest';
import { exchange, newPhone } from './phone.ts';

it('everything that is written is asked to be on the disk before it is called saved', async () => {
  const asked = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const phone = await newPhone();
  await phone.store.write([{ kind: 'tally', id: 'e1.t1', fields: { amount: 1 }, fresh: true }]);
  await phone.store.write([{ kind: 'event', id: 'e1', fields: { title: 'Zabawa' } }]);
  await phone.store.write([{ kind: 'volunteer', id: 'v1', fields: { label: 'Ania K.', phone: '600' } }]);
  await exchange(phone);
  const writing = asked.mock.calls.filter(([, mode]) => mode === 'readwrite');
  expect(writing.length).toBeGreaterThanOrEqual(4);
  // What the browser makes of it, a power cut shows (test/faults/power-phone.test.ts).
  expect(writing.map(([, , options]) => options)).toEqual(writing.map(() => ({ durability: 'strict' })));
});

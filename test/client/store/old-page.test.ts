import { expect, it } from 'vitest';
import { newPhone } from './phone.ts';

it('an older box of a sealed page is not taken for the page of today', async () => {
  const phone = await newPhone();
  const write = (number: string) => phone.store.write([{ kind: 'volunteer', id: 'v1', fields: { phone: number } }]);
  await write('600700800');
  const [old] = await phone.database.pages.toArray();
  await write('500600700');
  const [today] = await phone.database.pages.toArray();
  if (old === undefined || today === undefined) throw new Error('no page');
  expect((await phone.pages.partsOf('volunteer'))[0]?.cells['phone']?.[0]).toBe('500600700');

  await phone.database.pages.put({ ...today, iv: old.iv, box: old.box });
  expect(await phone.pages.partsOf('volunteer')).toEqual([]);
  // Under its own version it could be opened: it is the version that does not fit.
  await phone.database.pages.put(old);
  expect((await phone.pages.partsOf('volunteer'))[0]?.cells['phone']?.[0]).toBe('600700800');
});

import { afterEach, expect, it } from 'vitest';
import { type OfficeServer, startOffice } from '../server/office-server.ts';
import { openOnlinePhone } from './online-phone.ts';

let office: OfficeServer;
afterEach(() => office.close());

it('a clerk who removes a volunteer finds his copy to be the office’s right after, and so does everybody', async () => {
  office = await startOffice();
  const clerk = await openOnlinePhone(office, await office.open());
  const other = await openOnlinePhone(office, await office.enrol(clerk.enrolled, 'coordinator'));
  const ania = { kind: 'volunteer', id: 'v1' };
  await clerk.store.write([{ ...ania, fields: { label: 'Ania K.', phone: '600700800', birthYear: 1990 } }]);
  for (const phone of [clerk, other]) await phone.sync();
  await clerk.store.write([{ ...ania, fields: { erased: true } }]);
  for (const phone of [clerk, other]) {
    expect(await phone.sync()).toEqual({ ok: true });
    expect(phone.isSame()).toBe(true);
    expect((await phone.database.records.get('volunteer/v1'))?.cells).toEqual({
      erased: [true, expect.any(Number), clerk.enrolled.session.device],
    });
  }
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bucketOf } from '../../src/sync/bucket.ts';
import { type OfficeServer, type Phone, startOffice } from './office-server.ts';

let office: OfficeServer;
let clerk: Phone;
beforeEach(async () => {
  office = await startOffice();
  clerk = await office.open();
  const fields = { label: 'Ania K.', phone: '600 700 800' };
  await clerk.sync([{ kind: 'volunteer', id: 'v1', stamp: [1, 'phone-a'], fields }]);
});
afterEach(() => office.close());

describe('who compares copies', () => {
  const bucket = bucketOf('volunteer', 'v1');
  const compare = (phone: Phone, inBucket: object) =>
    phone.sync([], { compare: { class: 'contact', after: '', upTo: null, sums: {}, ...inBucket } });

  it('hears of a class that his role may read', async () => {
    expect((await compare(clerk, {})).compared).toEqual({ differing: [bucket], parts: [] });
    const { compared } = await compare(clerk, { bucket });
    expect(compared?.parts.map(({ id, cells }) => [id, cells['phone']?.[0]])).toEqual([['v1', '600 700 800']]);
  });

  it.each(['viewer', 'organizer'])(
    'hears nothing of contacts as %s: no name, no fingerprint, no value',
    async (role) => {
      const phone = await office.enrol(clerk, role);
      for (const inBucket of [{}, { bucket }]) {
        const reply = await compare(phone, inBucket);
        expect(reply.compared).toEqual({ differing: [], parts: [] });
        expect(reply.digests).not.toHaveProperty('contact');
        expect(JSON.stringify(reply)).not.toContain('600 700');
      }
    },
  );
});

/** What a bundle of each role brings about, and what comes back to it; `rights.test.ts` has every field. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventId, type OfficeServer, type Phone, startOffice } from './office-server.ts';

function tally(amount: unknown): object {
  const fields = { sheet: `${eventId}.phone-a`, measure: 'people', group: 'seniors', amount, exact: true, at: 1 };
  return { kind: 'tally', id: `${eventId}.01h00000000000000000tally1`, stamp: [1, 'phone-a'], fields };
}

describe.each(['memory', 'SQLite'] as const)('by its role (%s) a phone', (backend) => {
  let office: OfficeServer;
  let clerk: Phone;
  beforeEach(async () => {
    office = await startOffice({ backend });
    clerk = await office.open();
  });
  afterEach(() => office.close());

  it('is refused what it may not write field by field, and the rest is taken in', async () => {
    const viewer = await office.enrol(clerk, 'viewer');
    const organizer = await office.enrol(clerk, 'organizer');
    expect((await viewer.sync([{ ...tally(1), base: {} }])).answers).toEqual([
      { refused: 'not-allowed', fields: ['sheet', 'measure', 'group', 'amount', 'exact', 'at'] },
    ]);
    const newcomer = { kind: 'volunteer', id: 'v1', stamp: [1, 'phone-a'], fields: { label: 'Ania', phone: '600' } };
    const withYear = { ...newcomer, id: 'v2', fields: { label: 'Ola', birthYear: 2001 }, base: { label: null } };
    const plan = { kind: 'activity', id: 'a1', stamp: [1, 'phone-a'], fields: { title: 'x' }, base: { title: null } };
    expect((await organizer.sync([newcomer, withYear, plan])).answers).toEqual([
      'accepted',
      { refused: 'not-allowed', fields: ['birthYear'] },
      { refused: 'not-allowed', fields: ['title'] },
    ]);
    expect((await clerk.sync()).parts.map((part) => [part.kind, part.id, part.class])).toEqual([
      ['volunteer', 'v1', 'team'],
      ['volunteer', 'v1', 'contact'],
      ['volunteer', 'v2', 'team'],
    ]);
    // Set aside is only what was refused, once, however often it comes.
    await organizer.sync([withYear]);
    const { rows } = (await clerk.ask('/api/quarantine')).json;
    const [year] = rows.filter((row: { change: { id: string } }) => row.change.id === 'v2');
    expect(rows).toHaveLength(3);
    expect(year.change).toEqual({ ...withYear, fields: { birthYear: 2001 }, base: {} });
    const { device, hash } = year;
    await clerk.ask('/api/quarantine/settle', { body: { device, hash, take: true } });
    const taken = (await clerk.sync()).parts.find((part) => part.class === 'office');
    expect(taken?.cells).toEqual({ birthYear: [2001, 1, 'phone-a'] });
  });

  it('is sent its classes only, and of those the ones that it asked for', async () => {
    const fields = { label: 'Ania K.', phone: '600 700 800', birthYear: 1990 };
    await clerk.sync([{ kind: 'volunteer', id: 'v1', stamp: [1, 'phone-a'], fields }, tally(5)]);
    const classesFor = async (role: string, scope?: readonly string[]) => {
      const phone = await office.enrol(clerk, role);
      const reply = await phone.sync([], scope === undefined ? {} : { scope: { classes: scope } });
      return reply.parts.map((part) => part.class).toSorted();
    };
    expect(await classesFor('viewer')).toEqual(['open']);
    expect(await classesFor('organizer')).toEqual(['open', 'team']);
    expect(await classesFor('coordinator')).toEqual(['contact', 'open', 'team']);
    expect(await classesFor('clerk')).toEqual(['contact', 'office', 'open', 'team']);
    expect(await classesFor('clerk', ['team'])).toEqual(['team']);
    expect(await classesFor('viewer', ['contact'])).toEqual([]);
  });
});

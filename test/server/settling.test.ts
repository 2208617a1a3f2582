import { afterEach, beforeEach, expect, it } from 'vitest';
import { noteChange, type OfficeServer, type Phone, startOffice } from './office-server.ts';

let office: OfficeServer;
let clerk: Phone;
let viewer: Phone;
let lying: { device: string; hash: string };
/** A viewer's note was refused and waits for a clerk; since then somebody wrote the same field. */
beforeEach(async () => {
  office = await startOffice();
  clerk = await office.open();
  viewer = await office.enrol(clerk, 'viewer');
  await clerk.sync([noteChange('pierwsza', 10, 'phone-a', null)]);
  await viewer.sync([noteChange('z boku', 20, 'phone-v', null)]);
  await clerk.sync([noteChange('druga', 30, 'phone-a', [10, 'phone-a'])]);
  [lying] = (await clerk.ask('/api/quarantine')).json.rows;
});
afterEach(() => office.close());

it('only a clerk settles what lies aside', async () => {
  const organizer = await office.enrol(clerk, 'organizer');
  for (const phone of [viewer, organizer]) {
    const asked = await phone.ask('/api/quarantine/settle', { body: { ...lying, take: true } });
    expect(asked.json.problem).toEqual({ code: 'not-allowed' });
  }
  expect((await clerk.ask('/api/quarantine')).json.rows).toHaveLength(1);
});

it('what a clerk takes in beats nobody who wrote since, and is no question to anybody', async () => {
  const asked = await clerk.ask('/api/quarantine/settle', { body: { ...lying, take: true } });
  expect(asked.json.answer).toBe('accepted');
  const [part] = (await clerk.sync()).parts;
  expect(part?.cells).toEqual({ note: ['druga', 30, 'phone-a'] });
});

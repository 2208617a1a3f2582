/** Who belongs to the office, by which device, and who may change that. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, OfficeServer, Phone } from './office-server.ts';
import { noteChange, startOffice } from './office-server.ts';

let office: OfficeServer;
let clerk: Phone;
beforeEach(async () => {
  office = await startOffice();
  clerk = await office.open();
});
afterEach(() => office.close());

const codeOf = ({ json }: Answer) => json.problem?.code;
const stateOf = async (phone: Phone) => (await phone.ask('/api/session')).json.session?.state;
const put = (more: object) =>
  clerk.ask('/api/members', {
    body: { name: 'Ola', role: 'clerk', authorisedFrom: null, authorisedTo: null, ...more },
  });

describe('the people of an office', () => {
  it('are added, listed and changed by a clerk, and by nobody else', async () => {
    office.now += 1;
    const jan = await office.addMember(clerk, 'organizer', 'Jan', { authorisedTo: '2026-03-13' });
    expect((await clerk.ask('/api/members')).json.members).toEqual([
      {
        member: clerk.session.member,
        name: 'Ola',
        role: 'clerk',
        authorisedFrom: null,
        authorisedTo: null,
        authorised: true,
      },
      {
        member: jan,
        name: 'Jan',
        role: 'organizer',
        authorisedFrom: null,
        authorisedTo: '2026-03-13',
        authorised: false,
      },
    ]);
    const changed = await put({ member: jan, name: 'Janina', role: 'coordinator', authorisedFrom: '2026-03-14' });
    expect(changed.json.member).toMatchObject({ name: 'Janina', role: 'coordinator', authorised: true });
    expect(codeOf(await put({ member: 'nobody' }))).toBe('not-found');
    expect(codeOf(await put({ authorisedFrom: '2026-02-30' }))).toBe('bad-request');

    const phone = await office.enrol(clerk, 'coordinator', 'Ewa');
    const asked = [
      await phone.ask('/api/members'),
      await phone.ask('/api/members', {
        body: { member: phone.session.member, name: 'Ewa', role: 'clerk', authorisedFrom: null, authorisedTo: null },
      }),
      await phone.ask('/api/codes', { body: { member: clerk.session.member } }),
      await phone.ask('/api/devices'),
      await office.act(phone, phone.session.device, 'confirm'),
      await phone.ask('/api/devices/holdings', { body: { device: clerk.session.device } }),
    ];
    expect(asked.map(codeOf)).toEqual(asked.map(() => 'not-allowed'));
  });

  it('of another office are nobody here', async () => {
    const example = office.phoneOf(
      await clerk.ask('/api/offices', { body: { begin: { kind: 'example' }, memberName: 'Ola', deviceName: 'PC' } }),
    );
    const jan = await office.addMember(clerk, 'organizer');
    const { device } = clerk.session;
    expect(codeOf(await example.ask('/api/codes', { body: { member: jan } }))).toBe('not-found');
    expect(codeOf(await office.act(example, device, 'lost'))).toBe('not-found');
    expect(codeOf(await example.ask('/api/devices/holdings', { body: { device } }))).toBe('not-found');
    const body = { member: jan, name: 'X', role: 'viewer', authorisedFrom: null, authorisedTo: null };
    expect(codeOf(await example.ask('/api/members', { body }))).toBe('not-found');
    expect(await stateOf(clerk)).toBe('active');
  });

  it('read what is about people only on the days of their authorisation, in the office’s own time zone', async () => {
    const fields = { label: 'Ania K.', phone: '600 700 800' };
    await clerk.sync([{ kind: 'volunteer', id: 'v1', stamp: [1, 'a'], fields }, noteChange('x', 1, 'a')]);
    const member = await office.addMember(clerk, 'coordinator', 'Ewa', {
      authorisedFrom: '2026-03-15',
      authorisedTo: '2026-03-15',
    });
    const phone = await office.enrol(clerk, '', '', member);
    const classesNow = async () => (await phone.sync()).parts.map((part) => part.class);
    // 22:59 UTC is still the 14th in Warsaw, 23:00 is the 15th.
    office.now = Date.UTC(2026, 2, 14, 22, 59);
    expect(await classesNow()).toEqual(['open']);
    expect(await phone.sync()).toMatchObject({ rights: { role: 'coordinator', authorised: false, leaseDays: 14 } });
    office.now = Date.UTC(2026, 2, 14, 23);
    expect((await classesNow()).toSorted()).toEqual(['contact', 'open', 'team']);
    expect((await phone.ask('/api/session')).json.session.authorised).toBe(true);
    office.now = Date.UTC(2026, 2, 15, 23);
    expect(await classesNow()).toEqual(['open']);
    // What the person recorded meanwhile is still taken in.
    const newcomer = { kind: 'volunteer', id: 'v2', stamp: [2, 'p'], fields: { phone: '600' }, base: {} };
    expect((await phone.sync([newcomer])).answers).toEqual(['accepted']);
  });
});

describe('a new device', () => {
  it('waits until the clerk confirms it, and gets nothing before', async () => {
    await clerk.sync([noteChange('x', 1, 'a')]);
    const phone = await office.enrolWaiting(clerk, await office.addMember(clerk, 'organizer'));
    expect(phone.session).toMatchObject({ state: 'waiting', authorised: true, leaseDays: 14 });
    expect(await phone.sync()).toMatchObject({ problem: { code: 'not-confirmed' } });
    expect(codeOf(await phone.ask('/api/devices'))).toBe('not-confirmed');
    const acted = await office.act(clerk, phone.session.device, 'confirm');
    expect(acted.json.device).toMatchObject({ deviceName: 'Telefon', memberName: 'Jan', state: 'active' });
    expect((await phone.sync()).parts).toHaveLength(1);
  });

  it('of a clerk does nothing for the office before another one has confirmed it', async () => {
    const other = await office.enrolWaiting(clerk, await office.addMember(clerk, 'clerk', 'Zofia'));
    expect(codeOf(await office.act(other, other.session.device, 'confirm'))).toBe('not-confirmed');
    const body = { begin: { kind: 'example' }, memberName: 'Zofia', deviceName: 'PC' };
    expect(codeOf(await other.ask('/api/offices', { body }))).toBe('not-allowed');
    expect(await stateOf(other)).toBe('waiting');
  });

  it('is renamed, paused and let go on; paused it keeps its session and gets nothing', async () => {
    const phone = await office.enrol(clerk, 'organizer');
    const { device } = phone.session;
    expect((await office.act(clerk, device, 'rename', { deviceName: ' Telefon Jana ' })).json.device.deviceName).toBe(
      'Telefon Jana',
    );
    expect(codeOf(await office.act(clerk, device, 'rename'))).toBe('bad-request');
    await office.act(clerk, device, 'pause');
    expect(await phone.sync([noteChange('x', 1, 'a')])).toMatchObject({ problem: { code: 'paused' } });
    expect((await clerk.sync()).parts).toEqual([]);
    expect(await stateOf(phone)).toBe('paused');
    expect(codeOf(await office.act(clerk, device, 'confirm'))).toBe('bad-request');
    await office.act(clerk, device, 'resume');
    expect((await phone.sync([noteChange('x', 1, 'a')])).answers).toEqual(['accepted']);
  });

  it('hears at once what a clerk does with it or with its person, and nothing of the office while it waits', async () => {
    const phone = await office.enrolWaiting(clerk, await office.addMember(clerk, 'organizer'));
    const stream = await fetch(`${office.url}/api/live?member=${phone.session.member}`, { headers: phone.headers });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe('data: new\n\n');
    const silence = () => new Promise((resolve) => setTimeout(resolve, 100, 'silence'));
    const next = reader?.read();
    await clerk.sync([noteChange('x', 1, 'a')]);
    expect(await Promise.race([next, silence()])).toBe('silence');
    await office.act(clerk, phone.session.device, 'confirm');
    expect((await next)?.value).toBe('data: new\n\n');
    await put({ member: phone.session.member, role: 'viewer' });
    expect((await reader?.read())?.value).toBe('data: new\n\n');
    await office.act(clerk, phone.session.device, 'lost');
    expect((await reader?.read())?.value).toBe('data: new\n\n');
    expect(codeOf(await phone.ask(`/api/live?member=${phone.session.member}`))).toBe('not-allowed');
  });
});

describe('the last clerk', () => {
  it.each([
    ['is made something else', (me: Phone) => put({ member: me.session.member, role: 'coordinator' })],
    ['is authorised no longer', (me: Phone) => put({ member: me.session.member, authorisedTo: '2026-03-13' })],
    ['retires her only device', (me: Phone) => office.act(me, me.session.device, 'retire')],
    ['pauses her only device', (me: Phone) => office.act(me, me.session.device, 'pause')],
    ['loses her only device', (me: Phone) => office.act(me, me.session.device, 'lost')],
    ['leaves', (me: Phone) => me.ask('/api/leave', { body: {} })],
  ])('%s only when there is another one', async (_, act) => {
    // One that waits, and one whose time is over, run nothing.
    await office.enrolWaiting(clerk, await office.addMember(clerk, 'clerk', 'Zofia'));
    await office.enrol(clerk, '', '', await office.addMember(clerk, 'clerk', 'Ewa', { authorisedTo: '2026-01-01' }));
    const refused = await act(clerk);
    expect([refused.status, codeOf(refused)]).toEqual([409, 'last-clerk']);
    expect((await clerk.ask('/api/session')).json.session).toMatchObject({
      role: 'clerk',
      authorised: true,
      state: 'active',
    });
    await office.enrol(clerk, 'clerk', 'Zofia');
    expect((await act(clerk)).status).toBe(200);
  });
});

it('a clerk whose time has run out is not taken either, and another clerk lets a phone set a new PIN', async () => {
  const proof = 'p'.repeat(43);
  const lock = { kind: 'pin', proof };
  await clerk.sync([], { lock });
  const { device } = clerk.session;
  const other = await office.enrol(clerk, 'clerk', 'Zofia');
  expect(codeOf(await office.act(clerk, device, 'newPin')), 'not by the phone itself').toBe('not-allowed');
  expect((await office.act(other, device, 'newPin')).status).toBe(200);
  await office.act(clerk, other.session.device, 'retire');
  expect((await put({ member: clerk.session.member, authorisedTo: '2026-03-20' })).status).toBe(200);
  office.now = Date.UTC(2026, 3, 1);
  expect(codeOf(await office.act(clerk, device, 'lost'))).toBe('last-clerk');
});

describe('who leaves', () => {
  it('ends the session, takes the cookie away, and is seen to have dropped the data', async () => {
    const phone = await office.enrol(clerk, 'organizer');
    const left = await phone.ask('/api/leave', { body: {} });
    expect(left.json).toEqual({ teren: 1, nonce: 'n-1' });
    expect(left.headers.getSetCookie()).toEqual([
      `teren_${phone.session.member}=; Max-Age=0; Path=/api; HttpOnly; SameSite=Strict`,
    ]);
    expect(codeOf(await phone.ask('/api/session'))).toBe('not-enrolled');
    const { devices } = (await clerk.ask('/api/devices')).json;
    const row = devices.find(({ device }: { device: string }) => device === phone.session.device);
    expect(row).toMatchObject({ state: 'retired', shutOutAt: office.now, clearedAt: office.now });
  });

  it('the example may be the last one there: the next who tries it begins as its clerk', async () => {
    const example = office.phoneOf(
      await clerk.ask('/api/offices', { body: { begin: { kind: 'example' }, memberName: 'Ola', deviceName: 'PC' } }),
    );
    expect((await example.ask('/api/leave', { body: {} })).status).toBe(200);
  });
});

describe('a session', () => {
  const day = 24 * 60 * 60_000;

  it('ends when nobody used it for 120 days, and counts from the last use', async () => {
    office.now += 119 * day;
    expect(await stateOf(clerk)).toBe('active');
    office.now += 120 * day - 1;
    expect(await stateOf(clerk)).toBe('active');
    office.now += 120 * day;
    expect(codeOf(await clerk.ask('/api/session'))).toBe('not-enrolled');
  });

  it('ends after 400 days, however much it is used', async () => {
    const begun = office.now;
    for (const days of [100, 200, 300, 399]) {
      office.now = begun + days * day;
      expect(await stateOf(clerk)).toBe('active');
    }
    office.now = begun + 400 * day;
    expect(codeOf(await clerk.ask('/api/session'))).toBe('not-enrolled');
    // The office's clock was wrong, and is right again: nobody was thrown out for it.
    office.now = begun + 399 * day;
    expect(await stateOf(clerk)).toBe('active');
  });

  it('is written down at most once an hour', async () => {
    const used = async () => {
      const { member } = clerk.session;
      const token = clerk.headers['Cookie']?.split('=')[1] ?? '';
      const { createHash } = await import('node:crypto');
      const hash = createHash('sha256').update(token).digest('hex');
      return (await office.storage.transact((tx) => tx.sessionBy(member, hash)))?.lastUsedAt;
    };
    const begun = office.now;
    office.now += 60 * 60_000 - 1;
    await clerk.sync();
    expect(await used()).toBe(begun);
    office.now += 1;
    await clerk.sync();
    expect(await used()).toBe(office.now);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, OfficeServer } from './office-server.ts';
import { startOffice } from './office-server.ts';

let office: OfficeServer;
beforeEach(async () => {
  office = await startOffice();
});
afterEach(() => office.close());

const minute = 60_000;
const begin = (code: string | undefined, kind: object = { kind: 'empty', officeName: 'Centrum' }) =>
  office.ask('/api/offices', { body: { code, begin: kind, memberName: 'Ola', deviceName: 'PC' } });
const enrol = (code: string) => office.ask('/api/enrol', { body: { code, deviceName: 'Telefon' } });
const codeOf = ({ json }: Answer) => json.problem?.code;

describe('the link that the endpoint prints', () => {
  it('makes one browser the clerk of an empty office, once', async () => {
    const code = await office.access.beginCode();
    const answer = await begin(code);
    expect(answer.json.session).toMatchObject({
      officeName: 'Centrum',
      example: false,
      role: 'clerk',
      memberName: 'Ola',
    });
    expect(codeOf(await begin(code))).toBe('code-used');
    expect(await office.access.beginCode()).toBeUndefined();
  });

  it('is made anew at each start and dies after a day', async () => {
    const first = await office.access.beginCode();
    office.now += 12 * 60 * minute;
    const second = await office.access.beginCode();
    expect(second).not.toBe(first);
    office.now += 12 * 60 * minute;
    expect(codeOf(await begin(first))).toBe('code-expired');
    expect((await begin(second)).status).toBe(200);
  });

  it('opens no second office beside a real one', async () => {
    const [first, second] = [await office.access.beginCode(), await office.access.beginCode()];
    const clerk = office.phoneOf(await begin(first));
    expect(codeOf(await begin(second))).toBe('office-exists');
    const again = { begin: { kind: 'empty', officeName: 'Drugie' }, memberName: 'Ola', deviceName: 'PC' };
    expect(codeOf(await clerk.ask('/api/offices', { body: again }))).toBe('office-exists');
  });
});

describe('the example office', () => {
  it('comes filled, is one for all who want to try, and does not stand in the way of the real one', async () => {
    const first = await office.openExample();
    expect(first.session).toMatchObject({ officeName: 'Przykład', example: true, role: 'clerk' });
    const { parts } = await first.sync();
    expect(parts.map((part) => [part.kind, part.class])).toEqual([
      ['plan', 'open'],
      ['volunteer', 'team'],
      ['volunteer', 'contact'],
    ]);
    const second = await office.openExample();
    expect(second.session.office).toBe(first.session.office);
    expect((await second.sync()).parts).toHaveLength(3);

    const real = { begin: { kind: 'empty', officeName: 'Centrum' }, memberName: 'Ola', deviceName: 'PC' };
    const clerk = office.phoneOf(await first.ask('/api/offices', { body: real }));
    expect(clerk.session.example).toBe(false);
    expect((await clerk.sync()).parts).toEqual([]);
  });

  it('opens from a clerk’s browser at any time, and from nobody else’s', async () => {
    const clerk = await office.open();
    const organizer = await office.enrol(clerk, 'organizer');
    const body = { begin: { kind: 'example' }, memberName: 'Ola', deviceName: 'PC' };
    expect(codeOf(await organizer.ask('/api/offices', { body }))).toBe('not-allowed');
    expect(codeOf(await office.ask('/api/offices', { body }))).toBe('not-enrolled');
    const example = office.phoneOf(await clerk.ask('/api/offices', { body }));
    expect(example.session.example).toBe(true);
    expect((await clerk.ask('/api/session')).json.session.office).toBe(clerk.session.office);
  });

  it('is not opened at all when what it begins with is wrong', async () => {
    await office.close();
    office = await startOffice({ exampleWrites: () => [{ kind: 'tally', id: 't', fields: { amount: 0.5 } }] });
    expect(codeOf(await begin(await office.access.beginCode(), { kind: 'example' }))).toBe('internal');
    expect(await office.storage.transact((tx) => tx.offices())).toEqual([]);
    expect(office.logged.join()).toContain('entering.ts');
  });
});

describe('a one-time code', () => {
  it('lets one phone in, as the person and with the role that the clerk named', async () => {
    const clerk = await office.open();
    const member = await office.addMember(clerk, 'organizer');
    const made = await clerk.ask('/api/codes', { body: { member } });
    expect(made.json.code).toMatch(/^[0-9a-hjkmnp-tv-z]{10}$/);
    expect(made.json.expiresAt).toBe(office.now + 10 * minute);
    // As people type it: capitals, a hyphen, a letter O for a zero.
    const typed = `${made.json.code.slice(0, 5)}-${made.json.code.slice(5)}`.toUpperCase().replaceAll('0', 'O');
    const phone = office.phoneOf(await enrol(typed));
    expect(phone.session).toMatchObject({ memberName: 'Jan', role: 'organizer', office: clerk.session.office });
    expect(codeOf(await enrol(made.json.code))).toBe('code-used');
    expect(phone.session.member).toBe(member);
    expect((await clerk.ask('/api/devices')).json.devices).toHaveLength(2);
  });

  it('dies after ten minutes', async () => {
    const clerk = await office.open();
    const code = await office.codeFor(clerk, await office.addMember(clerk, 'viewer'));
    office.now += 10 * minute;
    expect(codeOf(await enrol(code))).toBe('code-expired');
  });

  it('is not spent at the wrong door', async () => {
    const link = await office.access.beginCode();
    expect(codeOf(await enrol(link ?? ''))).toBe('code-begins');
    const clerk = office.phoneOf(await begin(link));
    const code = await office.codeFor(clerk, await office.addMember(clerk, 'viewer'));
    expect(codeOf(await begin(code))).toBe('code-enrols');
    expect((await enrol(code)).status).toBe(200);
  });

  it('can not be guessed: after five wrong ones an address waits as long as a code lives', async () => {
    const clerk = await office.open();
    const code = await office.codeFor(clerk, await office.addMember(clerk, 'viewer'));
    for (let tries = 0; tries < 5; tries++) expect(codeOf(await enrol(`wrong${tries}`))).toBe('code-unknown');
    office.now += 10_000;
    const waiting = await enrol(code);
    expect([waiting.status, waiting.json.problem]).toEqual([429, { code: 'too-many-tries', retryAfterMs: 590_000 }]);
    expect(waiting.headers.get('Retry-After')).toBe('590');
    office.now += 589_999;
    expect(codeOf(await enrol(code))).toBe('too-many-tries');
    office.now += 1;
    // Whoever guessed at it all that time finds it dead; the clerk makes a new one.
    expect(codeOf(await enrol(code))).toBe('code-expired');
    const next = await office.codeFor(clerk, await office.addMember(clerk, 'viewer'));
    expect((await enrol(next)).status).toBe(200);
  });
});

describe('the session', () => {
  it('is renewed by each exchange, so that a device in use is not thrown out by the calendar', async () => {
    const entered = await begin(await office.access.beginCode());
    const [cookie = ''] = entered.headers.getSetCookie();
    const headers = { Cookie: cookie.split(';')[0] ?? '', 'Teren-Member': entered.json.session.member };
    const body = { protocol: 1, deviceTime: 0, scope: { classes: [] }, cursors: {}, changes: [], left: 0 };
    const answer = await office.ask('/api/sync', { body, headers });
    expect(answer.headers.getSetCookie()).toEqual([cookie]);
    const stranger = await office.ask('/api/sync', { body, headers: { ...headers, Cookie: '' } });
    expect([stranger.status, stranger.headers.getSetCookie()]).toEqual([401, []]);
  });

  it('lives in a cookie that no script reads and no other site sends, and only its hash is stored', async () => {
    const answer = await begin(await office.access.beginCode());
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^teren_[0-9a-z]{26}=[\w-]{43}; Max-Age=34560000; Path=\/api; HttpOnly; SameSite=Strict$/);
    const token = cookie.slice(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    expect(answer.text).not.toContain(token);
    expect(await office.access.identityOf(answer.json.session.member, token)).toMatchObject({ memberName: 'Ola' });
  });

  it('is sent by https only where the page came by https', async () => {
    await office.close();
    office = await startOffice({ publicUrl: 'https://teren.example.org' });
    const body = {
      code: await office.access.beginCode(),
      begin: { kind: 'example' },
      memberName: 'Ola',
      deviceName: 'PC',
    };
    const answer = await office.ask('/api/offices', { body, headers: { Origin: 'https://teren.example.org' } });
    expect(answer.headers.getSetCookie()[0]).toContain('; Secure');
    expect(answer.json.session.publicUrl).toBe('https://teren.example.org');
  });
});

describe('the live stream', () => {
  it('says "new" to the other devices of the office when something came, and to nobody else', async () => {
    const clerk = await office.open();
    const phone = await office.enrol(clerk, 'organizer');
    const follow = async (who: typeof clerk) => {
      const { headers } = who;
      const stream = await fetch(`${office.url}/api/live?member=${who.session.member}`, { headers });
      expect(stream.headers.get('Content-Type')).toContain('text/event-stream');
      expect(stream.headers.get('Content-Encoding')).toBeNull();
      const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
      expect((await reader?.read())?.value).toBe('data: new\n\n');
      return reader;
    };
    const [atDesk, atPhone] = [await follow(clerk), await follow(phone)];
    await phone.sync([]);
    await phone.sync([{ kind: 'event', id: 'e1', stamp: [5, 'phone-a'], fields: { note: 'x' } }]);
    expect((await atDesk?.read())?.value).toBe('data: new\n\n');
    const silence = new Promise((resolve) => setTimeout(resolve, 100, 'silence'));
    expect(await Promise.race([atPhone?.read(), silence])).toBe('silence');
    expect(await Promise.race([atDesk?.read(), silence])).toBe('silence');
  });
});

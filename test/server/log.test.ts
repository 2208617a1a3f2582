/** What people are called, what they are reached by and what lets them in: none of it is ever in the log, wherever it was sent. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type OfficeServer, type Phone, startOffice, syncBody } from './office-server.ts';

/** One for each place in which something may come. */
const names = {
  office: 'Biuro-Łużyce',
  member: 'Zdzisława Łęcka',
  device: 'Telefon Zdzisławy',
  newName: 'Tablet Bożydara',
};
const contact = {
  given: 'Bożydar',
  family: 'Źdźbłowski',
  phone: '600481937',
  email: 'bozydar@poczta.example',
  note: 'klucz u sąsiadki',
};

let office: OfficeServer;
let clerk: Phone;
let code: string;
beforeEach(async () => {
  office = await startOffice();
  code = (await office.access.beginCode()) ?? '';
  const begin = { kind: 'empty', officeName: names.office };
  const body = { code, begin, memberName: names.member, deviceName: names.device };
  clerk = office.phoneOf(await office.ask('/api/offices', { body }));
});
afterEach(() => office.close());

it('a whole day of an office, and all that goes wrong in it, leaves no canary in the log', async () => {
  const secrets: string[] = [code, tokenOf(clerk)];
  const member = await office.addMember(clerk, 'coordinator', names.member);
  const enrolCode = await office.codeFor(clerk, member);
  secrets.push(enrolCode);
  const phone = office.phoneOf(await office.ask('/api/enrol', { body: { code: enrolCode, deviceName: names.device } }));
  secrets.push(tokenOf(phone));
  const { device } = phone.session;
  for (const act of ['confirm', 'pause', 'resume']) await office.act(clerk, device, act);
  await office.act(clerk, device, 'rename', { deviceName: names.newName });

  const proof = 'Zdz'.padEnd(43, 'x');
  secrets.push(proof);
  const stamp = [5, 'phone-a'];
  await phone.sync(
    [
      { kind: 'volunteer', id: 'v1', stamp, base: {}, fields: contact },
      { kind: 'volunteer', id: contact.email, stamp, base: {}, fields: contact },
      { kind: contact.family, id: 'v2', stamp, base: {}, fields: contact },
      { kind: 'volunteer', id: 'v3', stamp, base: {}, fields: { [contact.note]: contact.family, year: contact.phone } },
      { kind: 'plan', id: 'v4', stamp, base: {}, fields: { [`goal/${contact.family}`]: true } },
      { letter: { key: 'AAAA', iv: 'AAAA', box: 'Zdzislawa' } },
      contact.note,
    ],
    { version: contact.family, lock: { kind: 'pin', proof } },
  );
  await phone.sync([], { lock: { kind: 'pin', proof: 'Wrong'.padEnd(43, 'y') } });
  for (const path of [
    '/api/sync',
    '/api/members',
    '/api/codes',
    '/api/devices/act',
    '/api/devices/holdings',
    '/api/leave',
  ]) {
    for (const body of [
      contact,
      `{"${contact.note}`,
      { ...syncBody(), [contact.family]: contact.phone, member: contact.note },
    ]) {
      await office.ask(path, { body, headers: { 'User-Agent': contact.email, 'Teren-Member': contact.email } });
      await clerk.ask(`${path}?${contact.email}=${contact.phone}`, { body });
    }
  }
  await office.ask('/api/enrol', { body: { code: contact.phone, deviceName: contact.email } });
  await office.ask(`/api/${contact.phone}/${contact.email}`);
  await office.ask(`/${contact.phone}/${contact.email}`, { headers: { Accept: 'text/html' } });
  await clerk.ask('/api/devices');
  await clerk.ask('/api/members');
  await clerk.ask('/api/quarantine');
  await office.act(clerk, device, 'lost');
  await phone.sync([{ kind: 'volunteer', id: 'v5', stamp, base: {}, fields: contact }]);
  await phone.ask('/api/leave', { body: {} });
  await office.damage('alter table parts rename to gone');
  await clerk.ask('/api/sync', { body: syncBody([{ kind: 'volunteer', id: 'v6', stamp, base: {}, fields: contact }]) });
  office.now += 60_000;
  await office.ask('/api/nothing');

  const log = office.logged.join('\n');
  for (const said of ['enrolled', 'exchange', 'refused', 'failed']) expect(log).toContain(`"event":"${said}"`);
  const canaries = [...Object.values(names), ...Object.values(contact), ...secrets];
  const words = canaries.flatMap((one) => [one, ...one.split(/[ @]/)]).filter((word) => word.length > 4);
  expect(words.filter((word) => log.includes(word) || log.includes(encodeURIComponent(word)))).toEqual([]);
});

function tokenOf(phone: Phone): string {
  return phone.headers['Cookie']?.split('=')[1] ?? '';
}

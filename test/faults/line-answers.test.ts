/** Somebody else answers in the office's place, or the system is wrong about the network. Counting goes on; nobody is thrown out. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Fault } from './line.ts';
import { isApi, isSync, type OfficeOnALine, openOfficeOnALine, until } from './office-on-a-line.ts';

let office: OfficeOnALine;
beforeAll(async () => {
  office = await openOfficeOnALine();
});
afterAll(() => office.close());

const portal = '<!doctype html><title>WLAN</title><h1>Zaloguj się do sieci hotelu</h1>';
const html = { 'Content-Type': 'text/html; charset=utf-8' };

/** The number of times that this phone has asked for an exchange. */
const tries = () => office.line.heard.filter(isSync).length;

it('row 9 · a captive portal answers for the office with a page, a redirect and a 511: the app stays, the taps wait, then arrive', async () => {
  const phone = await office.countingPhone();
  expect(await phone.tap(2)).toBe(2);
  await phone.sent();
  const answers: readonly Fault[] = [
    { kind: 'answer', status: 200, headers: html, body: portal },
    { kind: 'answer', status: 302, headers: { Location: 'http://127.0.0.1:9/portal' } },
    { kind: 'answer', status: 511, headers: html, body: portal },
  ];
  let taps = 2;
  for (const answer of answers) {
    office.line.fate = () => answer; // For everything: /api/sync, /sw.js and the page itself.
    const before = tries();
    taps += 3;
    expect(await phone.tap(3)).toBe(taps);
    await phone.tryNow();
    await until(() => tries() > before, 'a try that the portal answers');
    await phone.page.evaluate(async () => {
      const worker = await navigator.serviceWorker.getRegistration();
      await worker?.update().catch(() => undefined); // The portal's page is no worker.
    });
    await phone.page.reload();
    await until(async () => (await phone.shown()) === taps, 'the counter after a reload behind the portal');
    await until(async () => (await phone.light()) === 'warn', 'the light that says what waits');
  }
  expect((await phone.atOffice()).sum, 'nothing reached the office').toBe(2);
  office.line.fate = () => undefined;
  await phone.sent();
  expect(await phone.atOffice()).toEqual({ tallies: taps, sum: taps });
});

it('row 10 · a proxy’s 401, 403 and 407, and an office’s "not enrolled" that is not ours, log nobody out', async () => {
  const phone = await office.countingPhone();
  const foreign = JSON.stringify({ teren: 1, nonce: 'zupelnie-inny', problem: { code: 'not-enrolled' } });
  const json = { 'Content-Type': 'application/json' };
  const answers: readonly Fault[] = [
    { kind: 'answer', status: 401, headers: { ...html, 'WWW-Authenticate': 'Negotiate' }, body: portal },
    { kind: 'answer', status: 403, headers: html, body: portal },
    { kind: 'answer', status: 407, headers: { ...html, 'Proxy-Authenticate': 'Basic realm="szkola"' }, body: portal },
    { kind: 'answer', status: 401, headers: json, body: '{"error":"unauthorized"}' },
    { kind: 'answer', status: 401, headers: json, body: foreign },
    { kind: 'answer', status: 200, headers: json, body: foreign },
  ];
  let taps = 0;
  for (const answer of answers) {
    office.line.fate = (question) => (isApi(question) ? answer : undefined);
    const before = tries();
    taps += 2;
    expect(await phone.tap(2)).toBe(taps);
    await phone.tryNow();
    await until(() => tries() > before, 'a try that the proxy answers');
    await phone.page.waitForTimeout(200); // The answer has come, and must change nothing.
    expect(await phone.light(), `after ${JSON.stringify(answer)}`).toBe('warn');
  }
  office.line.fate = () => undefined;
  await phone.sent();
  expect(await phone.atOffice(), 'by the same session').toEqual({ tallies: taps, sum: taps });
});

it('row 12 · whoever calls the bundle too large, too much or too early gets smaller ones, later, and all of it in the end', async () => {
  const phone = await office.countingPhone();
  office.line.fate = (question) => (isSync(question) ? { kind: 'refuse' } : undefined);
  let taps = await phone.tap(24);
  const statuses = [
    [414, {}],
    [431, {}],
    [429, { 'Retry-After': '1' }],
    [503, { 'Retry-After': '1' }],
    [500, {}],
    [502, {}],
  ] as const;
  for (const [status, headers] of statuses) {
    const answer: Fault = { kind: 'answer', status, headers: { ...html, ...headers }, body: portal };
    office.line.fate = (question) => (isSync(question) ? answer : undefined);
    const before = tries();
    taps = await phone.tap(1);
    await until(async () => {
      await phone.tryNow();
      return tries() > before;
    }, `a try that meets ${status}`);
    expect(await phone.light()).toBe('warn');
  }
  expect(taps).toBe(30);
  // A proxy in between lets through half of that bundle at most.
  const whole = Math.max(...office.line.heard.filter(isSync).map(({ body }) => body.byteLength));
  office.line.fate = (question) =>
    isSync(question) && question.body.byteLength > whole / 2
      ? { kind: 'answer', status: 413, headers: html, body: portal }
      : undefined;
  await phone.sent(60_000);
  expect(await phone.atOffice()).toEqual({ tallies: 30, sum: 30 });
});

it('row 18 · the system says "no network" where there is one, and says nothing when it is back: the app tries all the same', async () => {
  const phone = await office.countingPhone(async (context) => {
    await context.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false });
    });
  });
  expect(await phone.page.evaluate(() => navigator.onLine)).toBe(false);
  await phone.tap(3);
  await until(async () => (await phone.atOffice()).sum === 3, 'taps of a phone that thinks itself offline');
  // And the other lie: the line is dead and comes back without a word.
  office.line.fate = (question) => (isApi(question) ? { kind: 'refuse' } : undefined);
  office.line.cut();
  expect(await phone.tap(4)).toBe(7);
  const before = tries();
  await until(() => tries() > before, 'a try on the dead line');
  office.line.fate = () => undefined;
  await until(async () => (await phone.atOffice()).sum === 7, 'the taps, with nobody’s help');
  expect(await phone.atOffice()).toEqual({ tallies: 7, sum: 7 });
});

/** Phones whose clock or zone is not the office's: nothing is rejected, the order is that of the acts, the day is the local one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import { type BrowserOffice, openBrowserOffice, type Phone, says, words } from './browser-office.ts';
import { until } from './office-on-a-line.ts';

let office: BrowserOffice;
beforeAll(async () => {
  office = await openBrowserOffice();
});
afterAll(() => office.close());

/** A clock that the test can move: `test.shift` in localStorage, ms, read at each start; the event `shift` moves it at once. */
function movableClock(): void {
  const real = Date.now;
  const shift = () => Number(localStorage.getItem('test.shift') ?? 0);
  const Real = Date;
  const now = () => real() + shift();
  class Moved extends Real {
    constructor(...given: []) {
      if (given.length === 0) super(now());
      else super(...given);
    }
    static override now(): number {
      return now();
    }
  }
  globalThis.Date = Moved as DateConstructor;
}

async function setClock(phone: Phone, shiftMs: number): Promise<void> {
  await phone.page.evaluate((ms) => localStorage.setItem('test.shift', String(ms)), shiftMs);
}

const hourMs = 3_600_000;
const yearMs = 365.25 * 24 * hourMs;

describe('row 36 · the clock of the phone is wrong', () => {
  it.each([
    ['it stands at 1970', () => 30_000 - Date.now(), /o \d+ (lat|lata)\b/],
    ['it is ten years ahead', () => 10 * yearMs, /o 10 lat\b/],
    ['it is two hours behind', () => -2 * hourMs, /o 2 godziny\b/],
  ])('row 36 · %s: every tap counts, nothing is refused, and the screen says so', async (_name, shift, said) => {
    const phone = await office.phone(undefined, movableClock);
    await setClock(phone, shift());
    await phone.page.reload();
    await phone.tap(4);
    await phone.sent();
    expect(await office.counted(phone.event)).toEqual({ tallies: 4, sum: 4 });
    await phone.page.goto(office.endpoint.url);
    await says(phone.page, 'Zegar telefonu różni się od biura');
    expect(await words(phone.page)).toMatch(said);
    expect(await words(phone.page)).not.toContain('nie przyjęło');
  });

  it('row 36 · four minutes are nothing to speak of', async () => {
    const phone = await office.phone(undefined, movableClock);
    await setClock(phone, 4 * 60_000);
    await phone.page.reload();
    await phone.tap(1);
    await phone.sent();
    await phone.page.goto(office.endpoint.url);
    await phone.page.getByText('Pisankowy desant').first().waitFor();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await words(phone.page)).not.toContain('Zegar telefonu');
  });

  it('row 36 · it jumps between edits: the later edit stands, here and in the office, and there is no second version', async () => {
    const phone = await office.phone(undefined, movableClock);
    await phone.context.setOffline(true);
    const note = phone.page.getByLabel('Notatka');
    let last = '';
    for (const [n, shift] of [0, 10 * yearMs, -50 * yearMs, 5 * hourMs].entries()) {
      await setClock(phone, shift);
      last = `Próba ${n}`;
      await note.fill(last);
      await note.blur();
      await phone.tap(1);
    }
    await phone.context.setOffline(false);
    await until(async () => (await atOffice(phone.event))['note']?.[0] === last, 'the last note at the office');
    await phone.sent();
    expect(Object.keys(await atOffice(phone.event)).filter((name) => name.startsWith('note~'))).toEqual([]);
    expect(await office.counted(phone.event)).toEqual({ tallies: 4, sum: 4 });
    await phone.page.reload();
    await phone.page.getByRole('button', { name: /^Seniorzy: 4,/ }).waitFor();
    expect(await note.inputValue()).toBe(last);
  });

  it('row 36 · it jumps back while counting: the list of acts keeps their order', async () => {
    const phone = await office.phone(undefined, movableClock);
    await phone.page.getByRole('button', { name: 'Seniorzy: dodaj 10', exact: true }).click();
    await setClock(phone, -20 * yearMs);
    await phone.tap(1);
    await setClock(phone, 3 * yearMs);
    await phone.page.getByRole('button', { name: 'Dzieci i młodzież: dodaj 10', exact: true }).click();
    await setClock(phone, 0);
    await phone.page.getByRole('button', { name: /^Dzieci i młodzież: .*dodaj 1$/ }).click();
    await phone.page.waitForFunction(() => document.querySelector('.is-in-flight') === null);
    await phone.page.getByText('Ostatnie wpisy').first().click();
    await phone.page.locator('.act').first().waitFor();
    const acts = (await words(phone.page)).match(/(Seniorzy|Dzieci i młodzież) \+(10|1)\b/g) ?? [];
    expect([...new Set(acts)]).toEqual([
      'Dzieci i młodzież +1',
      'Dzieci i młodzież +10',
      'Seniorzy +1',
      'Seniorzy +10',
    ]);
  });
});

describe('row 38 · zones and summer time', () => {
  it.each([
    'Pacific/Pago_Pago', // UTC−11
    'Pacific/Kiritimati', // UTC+14
    'Europe/Warsaw',
  ])('row 38 · an event started in %s bears the day there, and the zone', async (timezoneId) => {
    const phone = await office.phone({ timezoneId });
    const started = await startHere(phone);
    const now = Date.now();
    expect(started.date).toBe(dayOf(now, timezoneId));
    expect(started.zone).toBe(timezoneId);
  });

  it('row 38 · a phone that crosses the date line while the app is open dates the next event by the new place', async () => {
    const phone = await office.phone();
    for (const timezoneId of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      await phone.tools.send('Emulation.setTimezoneOverride', { timezoneId });
      // No reload: the app was opened at home.
      const plan = phone.page.getByRole('link', { name: 'Plan', exact: true });
      if ((await plan.count()) === 0) await phone.page.getByText('Wstecz').click();
      await plan.click();
      const started = await startHere(phone, false);
      expect(started).toMatchObject({ date: dayOf(Date.now(), timezoneId), zone: timezoneId });
    }
  });

  it.each([
    ['the hour that summer time skips', Date.UTC(2027, 2, 28, 0, 59, 30), '2027-03-28', '01:59'],
    ['the hour that comes twice', Date.UTC(2027, 9, 31, 0, 59, 30), '2027-10-31', '02:59'],
    ['the last minute before midnight of a summer day', Date.UTC(2027, 6, 1, 21, 59, 20), '2027-07-01', '23:59'],
  ])('row 38 · %s: the event has the day and time of the wall clock', async (_name, at, day, time) => {
    const phone = await office.phone({ timezoneId: 'Europe/Warsaw' }, movableClock);
    await setClock(phone, at - Date.now());
    const started = await startHere(phone);
    expect(started).toMatchObject({ date: day, startTime: time, zone: 'Europe/Warsaw' });
  });
});

/** Starts an event from the plan, and gives what the office then has of it. */
async function startHere(phone: Phone, anew = true): Promise<{ date: unknown; startTime: unknown; zone: unknown }> {
  const { page } = phone;
  if (anew) await page.goto(`${office.endpoint.url}/plan`);
  const before = page.url();
  await page
    .getByRole('link', { name: /Pisankowy desant/ })
    .first()
    .click();
  await page.getByRole('button', { name: /^Rozpocznij (kolejne )?wydarzenie$/ }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/event/') && url.href !== before);
  const id = page.url().split('/').at(-1) ?? '';
  let cells: Awaited<ReturnType<typeof atOffice>> = {};
  await until(async () => {
    await phone.tryNow();
    cells = await atOffice(id);
    return cells['date'] !== undefined;
  }, 'the event at the office');
  return { date: cells['date']?.[0], startTime: cells['startTime']?.[0], zone: cells['zone']?.[0] };
}

/** What the office holds of an event. */
async function atOffice(event: string): Promise<Readonly<Record<string, readonly unknown[] | undefined>>> {
  const { parts } = await office.clerk.read();
  return parts.find(({ kind, id }) => kind === 'event' && id === event)?.cells ?? {};
}

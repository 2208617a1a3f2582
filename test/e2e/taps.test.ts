/**
 * Two real days, tap by tap: the organizer in the park and the coordinator in the cellar, both without a signal. A tap is a press
 * on the app's own controls, number pad included; letters typed on the phone's keyboard are none.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import { goingWrite } from '../../src/domain/event.ts';
import { planEvent } from '../../src/domain/planning.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { WirePart } from '../../src/sync/exchange.ts';
import { type BarePhone, change, confirmBy, id, openExample } from '../faults/bare-phone.ts';
import { launchPersistent, type Phone } from './browser.ts';
import { type Endpoint, freePort, startEndpoint } from './endpoint.ts';
import { setPin } from './pin.ts';

const folder = mkdtempSync(join(tmpdir(), 'teren-taps-'));
let endpoint: Endpoint;
let clerk: BarePhone;
let parts: readonly WirePart[];
const phones: Phone[] = [];

beforeAll(async () => {
  endpoint = await startEndpoint(join(folder, 'data'), await freePort());
  clerk = await openExample(endpoint.url, endpoint.link);
  ({ parts } = await clerk.read());
}, 60_000);
afterAll(async () => {
  for (const { context } of phones) await context.close();
  await endpoint.stop();
  rmSync(folder, { recursive: true, force: true });
});

const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
const day = (ahead = 0) => dayOf(Date.now() + ahead * 86_400_000, zone);

/** The office plans an event of a row, and some of the club say that they will come. Gives the event's id. */
async function plan(number: number, date: string, going: readonly string[]): Promise<string> {
  const row = parts.find(({ kind, cells }) => kind === 'activity' && cells['number']?.[0] === number);
  const fields = Object.fromEntries(Object.entries(row?.cells ?? {}).map(([name, [value]]) => [name, value]));
  const when = { date, dateTo: '', startTime: '', endTime: '', place: '' };
  const activity = { id: row?.id ?? '', fields };
  const planned = planEvent({ id: id(), day: day(), zone }, activity, String(fields['title']), when);
  const said = going.map((volunteer) => goingWrite(planned.id, volunteer, date, true));
  await clerk.send([planned, ...said].map((write) => change(clerk, write.kind, write.id, write.fields)));
  return planned.id;
}

/** Members of the club, minors first. */
function club(count: number): readonly string[] {
  const team = parts.filter(({ kind, cells }) => kind === 'volunteer' && cells['label'] !== undefined);
  const active = team.filter(({ cells }) => cells['status']?.[0] === 'active');
  const isMinor = ({ cells }: WirePart) => cells['minor']?.[0] === true;
  return active
    .toSorted((a, b) => Number(isMinor(b)) - Number(isMinor(a)))
    .slice(0, count)
    .map(({ id: volunteer }) => volunteer);
}

interface Hand {
  readonly page: Page;
  /** Presses one of the app's controls. */
  tap(control: Locator): Promise<void>;
  button(name: string | RegExp): Locator;
  /** Presses the keys of the number pad, one by one. */
  pad(digits: string): Promise<void>;
  taps(): number;
}

/** A phone of the office in somebody's hand. */
async function hand(name: string, role: Role): Promise<Hand> {
  const phone = await launchPersistent(join(folder, name));
  phones.push(phone);
  const page = phone.context.pages()[0] ?? (await phone.context.newPage());
  page.setDefaultTimeout(20_000);
  const code = await clerk.code(role, name);
  await page.goto(`${endpoint.url}/start#k-${code}`);
  const entered = page.waitForResponse((response) => response.url().endsWith('/api/enrol'));
  await page.getByRole('button', { name: 'Połącz to urządzenie' }).click();
  await entered;
  await confirmBy(code);
  await page.getByRole('link', { name: 'Plan' }).first().waitFor();
  await page.getByText('Gotowe do pracy bez internetu').first().waitFor();
  await page.locator('.sync-light-good').first().waitFor();
  let taps = 0;
  const tap = async (control: Locator) => {
    taps++;
    await control.first().tap();
  };
  const button = (called: string | RegExp) =>
    page.getByRole('button', { name: called, exact: typeof called === 'string' });
  const pad = async (digits: string) => {
    for (const digit of digits) await tap(page.getByRole('dialog').getByRole('button', { name: digit, exact: true }));
  };
  return { page, tap, button, pad, taps: () => taps };
}

/** Types on the phone's keyboard: letters, no taps. */
async function write(page: Page, ...words: readonly string[]): Promise<void> {
  for (const [i, word] of words.entries()) {
    if (i > 0) await page.keyboard.press('Enter');
    await page.keyboard.type(word);
  }
}

test('the park: 85 people, 8 volunteers and a new one, a partner, in at most 20 taps', async () => {
  const event = await plan(6, day(), club(8));
  const { page, tap, button, pad, taps } = await hand('Anna', 'organizer');
  await page.context().setOffline(true);
  await page.goto(`${endpoint.url}/?icon`);

  await tap(button('Rozpocznij wydarzenie'));
  for (const [group, count] of [
    ['Seniorzy', '60'],
    ['Dzieci i młodzież', '25'],
  ]) {
    await tap(button(`${group}: wpisz liczbę`));
    await pad(count ?? '');
    await tap(button(`Dodaj ${count}`));
  }
  await tap(button('Zaznacz tych, którzy mieli przyjść (8)'));
  await tap(button('Nowa osoba'));
  await page.locator('dialog input:focus').waitFor(); // Nobody types before the field is there.
  await write(page, 'Zofia', 'Wnuk', '601 000 001');
  await tap(page.getByText('Klauzula informacyjna przekazana'));
  await tap(button('Zapisz i zaznacz obecność'));
  await tap(page.getByText('Klub Senior+ CUS', { exact: true }));
  await tap(button('Zakończ wydarzenie'));
  // Nobody counted the carers, and that is said.
  await tap(page.getByRole('dialog').getByRole('button', { name: 'Zakończ wydarzenie' }));
  await tap(page.getByLabel('Co się udało'));
  await write(page, 'Dużo śmiechu, ładne pisanki.');
  await page.getByRole('heading', { name: 'Pisankowy desant' }).tap(); // Not needed: it is saved all the same.
  await page.getByText('apisane na telefonie').first().waitFor();
  expect(await page.locator('main').innerText()).toMatch(/Obecni\s+85\b/);
  expect(taps()).toBeLessThanOrEqual(20);
  console.info(`The park: ${taps()} taps`);

  await page.context().setOffline(false);
  await page.locator('.sync-light-good').first().waitFor();
  const { parts: office } = await clerk.read();
  const at = (kind: string) => office.filter(({ kind: of, id: own }) => of === kind && own.startsWith(`${event}.`));
  expect(at('tally').map(({ cells }) => cells['amount']?.[0])).toEqual(expect.arrayContaining([60, 25]));
  expect(at('presence').filter(({ cells }) => cells['present']?.[0] === true)).toHaveLength(9);
  const cells = office.find(({ kind, id: own }) => kind === 'event' && own === event)?.cells;
  expect(cells?.['state']?.[0]).toBe('finished');
  expect(cells?.['wentWell']?.[0]).toBe('Dużo śmiechu, ładne pisanki.');
  expect(cells?.['partner/klub-senior']?.[0]).toBe(true);
  expect(office.map((part) => part.cells['phone']?.[0])).toContain('601 000 001');
  const newcomer = office.find(({ kind, cells: { label } }) => kind === 'volunteer' && label?.[0] === 'Zofia W.');
  expect(newcomer?.cells['noticeOn']?.[0]).toBe(day());
}, 120_000);

test('the cellar: 14 volunteers with 3 minors, a latecomer, and who goes to the collection, in at most 25 taps', async () => {
  const members = club(14);
  const meeting = await plan(10, day(), members);
  const collection = await plan(25, day(7), []);
  const { page, tap, button, pad, taps } = await hand('Bożena', 'coordinator');
  await page.goto(`${endpoint.url}/club`);
  await setPin(page);
  await page.locator('.sync-light-good').first().waitFor();
  await page.context().setOffline(true);
  await page.goto(`${endpoint.url}/?icon`);

  await tap(page.getByRole('link', { name: 'Klub' }));
  await tap(page.getByLabel('PIN', { exact: true }));
  await write(page, '314159');
  await tap(button('Otwórz kontakty'));
  await tap(page.getByRole('link', { name: 'Dziś' }));
  await tap(
    page
      .locator('.today-card', { hasText: 'Klubu Wolontariusza' })
      .getByRole('button', { name: 'Rozpocznij wydarzenie' }),
  );
  await tap(button('Zaznacz tych, którzy mieli przyjść (14)'));
  // One is ill.
  await tap(button('Zaznacz obecnych'));
  await tap(page.getByRole('dialog').getByRole('checkbox', { checked: true }));
  await tap(button('Gotowe'));
  await tap(button('Członkowie Klubu Wolontariusza: wpisz liczbę'));
  await pad('13');
  await tap(button('Dodaj 13'));
  // One came half an hour late.
  await tap(button('Zmień godziny'));
  await tap(page.getByRole('dialog').getByRole('button', { name: /15 min krócej$/ }));
  await tap(page.getByRole('dialog').getByRole('button', { name: /15 min krócej$/ }));
  await tap(button('Gotowe'));
  await tap(button('Zakończ wydarzenie'));
  await tap(page.getByRole('dialog').getByRole('button', { name: 'Zakończ wydarzenie' }));
  // Who goes to the collection next week.
  await tap(page.getByRole('link', { name: 'Wstecz' }));
  await tap(page.getByRole('link', { name: /^Zimowa zbiórka żywności/ }));
  await tap(button('Zaznacz, kto przyjdzie'));
  await tap(page.getByRole('dialog').getByRole('checkbox').nth(0));
  await tap(page.getByRole('dialog').getByRole('checkbox').nth(1));
  expect(taps()).toBeLessThanOrEqual(25);
  console.info(`The cellar: ${taps()} taps`);

  await page.context().setOffline(false);
  await page.locator('.sync-light-good').first().waitFor();
  const { parts: office } = await clerk.read();
  const at = (event: string, field: string, value: unknown) =>
    office.filter(
      ({ kind, id: own, cells }) => kind === 'presence' && own.startsWith(`${event}.`) && cells[field]?.[0] === value,
    );
  expect(at(meeting, 'present', true)).toHaveLength(13);
  expect(at(meeting, 'minutes', 30).length + at(meeting, 'minutes', 0).length).toBe(1);
  expect(at(collection, 'going', true)).toHaveLength(2);
}, 120_000);

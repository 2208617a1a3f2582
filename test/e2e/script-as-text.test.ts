/**
 * Script in what people write is text: shown as it was typed, on the plan, at the event and in the club. Tried without the policy of the
 * headers, which would stop it too, so that the screens themselves are what is tried.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { change, newEvent } from '../faults/bare-phone.ts';
import { type BrowserOffice, openBrowserOffice } from '../faults/browser-office.ts';
import { enrolPhone } from '../faults/counting-phone.ts';

const script = (where: string) => `<img src=x onerror="globalThis.ran=1">${where}<script>globalThis.ran=1</script>`;
const short = '<img src=x onerror="ran=1">Ala';

let office: BrowserOffice;
let page: Page;
let event: string;

beforeAll(async () => {
  office = await openBrowserOffice();
  const { clerk } = office;
  event = await newEvent(clerk);
  const { parts } = await clerk.read();
  const activity = parts.find(({ kind, cells }) => kind === 'activity' && cells['title']?.[0] === 'Pisankowy desant');
  const tainted = ['title', 'termText', 'note'].map((name) => [name, script(name).slice(0, 190)]);
  const answers = await clerk.send([
    change(clerk, 'activity', activity?.id ?? '', {
      ...Object.fromEntries(tainted),
      'recipient/dzieci': script('recipient'),
    }),
    change(clerk, 'event', event, { title: script('event'), place: script('place'), note: script('note') }),
    change(clerk, 'partner', 'partner-script', { name: script('partner') }),
    change(clerk, 'volunteer', 'v-script', { label: short, status: 'active', 'tag/<b onclick=ran=1>': true }),
  ]);
  if (answers.some((one) => one !== 'accepted')) throw new Error(`Not taken in: ${JSON.stringify(answers)}`);
  page = await office.newPage({ bypassCSP: true });
  await enrolPhone(page.context(), office.endpoint.url, await clerk.code('organizer'), event);
});
afterAll(() => office.close());

async function expectText(...texts: readonly string[]): Promise<void> {
  for (const text of texts) await page.getByText(text, { exact: false }).first().waitFor();
  await page.waitForTimeout(200); // A picture that is missing says so a little later.
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
  expect(await page.locator('img[src="x"], script:not([src])').count()).toBe(0);
}

test('the control: in this browser such markup runs, where a page takes it for markup', async () => {
  const bare = await page.context().newPage();
  await bare.goto('about:blank');
  await bare.setContent(script('bare'));
  await bare.waitForTimeout(200);
  expect(await bare.evaluate(() => 'ran' in globalThis)).toBe(true);
  await bare.close();
});

test('on the plan, on the activity, at the event and in the club nothing of it runs', async () => {
  const { url } = office.endpoint;
  await page.goto(`${url}/plan`);
  await expectText('onerror="globalThis.ran=1">title');
  await page.getByRole('link', { name: 'onerror="globalThis.ran=1">title' }).first().click();
  await expectText('onerror="globalThis.ran=1">title', 'onerror="globalThis.ran=1">note');
  await page.goto(`${url}/event/${event}`);
  await expectText('onerror="globalThis.ran=1">event');
  await page.goto(`${url}/club`);
  await expectText(short);
  await page.getByText(short).first().click();
  await expectText(short, '<b onclick=ran=1>');
});

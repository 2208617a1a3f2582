/** The headers in a real browser: the whole app runs under them, and what is smuggled into it does not. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchPersistent, type Phone, phoneScreen } from './browser.ts';
import { type Endpoint, freePort, startEndpoint } from './endpoint.ts';

const folder = mkdtempSync(join(tmpdir(), 'teren-guard-'));
let endpoint: Endpoint;
let phone: Phone;
let page: Page;

beforeAll(async () => {
  endpoint = await startEndpoint(join(folder, 'data'), await freePort());
  phone = await launchPersistent(join(folder, 'profile'), phoneScreen);
  await phone.context.addInitScript(noteViolations);
  page = phone.context.pages()[0] ?? (await phone.context.newPage());
  page.setDefaultTimeout(8_000);
  await page.goto(endpoint.link ?? '');
  await page.getByRole('button', { name: 'Zacznij od przykładu' }).click();
  await page.getByRole('link', { name: 'Plan', exact: true }).first().waitFor();
});
afterAll(async () => {
  await phone.context.close();
  await endpoint.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs in each page before the app: what the policy refused, by directive. */
function noteViolations(): void {
  const seen: string[] = [];
  Object.assign(globalThis, { refusedByPolicy: seen });
  addEventListener('securitypolicyviolation', (event) => seen.push(`${event.effectiveDirective} ${event.blockedURI}`));
}

const refused = () =>
  page.evaluate(() => (globalThis as unknown as { refusedByPolicy: string[] }).refusedByPolicy.splice(0));

test('the app starts, has its service worker, and every page loads: nothing of it is against the policy', async () => {
  expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.scriptURL)).toBe(
    `${endpoint.url}/sw.js`,
  );
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(error.message));
  const places = [
    '/',
    '/plan',
    '/club',
    '/desk',
    '/desk/check',
    '/sync',
    '/desk/people',
    '/person',
    '/enrol',
    '/more',
    '/start',
  ];
  for (const place of places) {
    await page.goto(endpoint.url + place);
    await page.locator('h1').first().waitFor();
    expect([place, await refused()]).toEqual([place, []]);
  }
  await page.goto(`${endpoint.url}/plan`);
  await page
    .getByRole('link', { name: /Wielkanocna zbiórka żywności/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Rozpocznij wydarzenie' }).click();
  await page.getByRole('button', { name: 'Żywność: wpisz liczbę' }).waitFor();
  expect([await refused(), broken]).toEqual([[], []]);
});

test('a worker of ours starts, and may compile WebAssembly; one from anywhere else does not start', async () => {
  // The answer to a real part of the build, with another body: its headers are those of any worker of ours.
  const part = await page.evaluate(() => document.querySelector<HTMLScriptElement>('script[src]')?.src ?? '');
  const code = `WebAssembly.compile(new Uint8Array([0,97,115,109,1,0,0,0])).then(
    () => { try { (0, eval)('1'); postMessage('eval'); } catch { postMessage('compiled'); } }, (e) => postMessage(e.message))`;
  await page.context().route('**/assets/probe-1.js', async (route) => {
    const response = await route.fetch({ url: part });
    await route.fulfill({ response, body: code });
  });
  const said = await page.evaluate(
    (address) =>
      new Promise((resolve) => {
        const worker = new Worker(new URL(address), { type: 'module' });
        worker.addEventListener('message', ({ data }) => resolve(data));
        worker.addEventListener('error', () => resolve('did not start'));
      }),
    `${endpoint.url}/assets/probe-1.js`,
  );
  expect(said).toBe('compiled');
  const tries = await page.evaluate(() =>
    ['data:text/javascript,1', URL.createObjectURL(new Blob(['1'])), '/api/health', 'https://evil.example/a.js'].map(
      (address) => {
        try {
          new Worker(address).terminate();
          return 'started';
        } catch (error) {
          return (error as Error).name;
        }
      },
    ),
  );
  expect(tries).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError']);
});

test('a page cannot be made to run text: no markup, no script, no eval, no other policy', async () => {
  const outcomes = await page.evaluate(async () => {
    const attempt = async (work: () => unknown) => {
      try {
        await work();
        return 'done';
      } catch (error) {
        return (error as Error).name;
      }
    };
    const markup = '<img src=x onerror="globalThis.ran = 1">';
    const script = () => document.createElement('script');
    const policies = (globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } })
      .trustedTypes;
    const tries: Record<string, () => unknown> = {
      innerHTML: () => (document.createElement('div').innerHTML = markup),
      insertAdjacentHTML: () => document.body.insertAdjacentHTML('beforeend', markup),
      write: () => document.write(markup),
      srcdoc: () => (document.createElement('iframe').srcdoc = markup),
      parser: () => new DOMParser().parseFromString(markup, 'text/html'),
      scriptText: () => (script().text = 'globalThis.ran = 1'),
      scriptAddress: () => (script().src = 'https://evil.example/a.js'),
      // oxlint-disable-next-line no-eval -- that it is refused is what is tested
      eval: () => (0, eval)('globalThis.ran = 1'),
      timer: () => setTimeout('globalThis.ran = 1' as unknown as () => void),
      worker: () => navigator.serviceWorker.register('/api/health'),
      policy: () => policies.createPolicy('mine', { createHTML: (text: string) => text }),
      again: () => policies.createPolicy('default', { createHTML: (text: string) => text }),
      elsewhere: () => fetch('http://127.0.0.1:9/'),
    };
    const said: [string, string][] = [];
    // What the test's own call does at once is let through as a developer's; after a moment it is the page's like any other.
    await new Promise((resolve) => setTimeout(resolve, 10));
    for (const [name, work] of Object.entries(tries)) said.push([name, await attempt(work)]);
    return said;
  });
  expect(outcomes.filter(([, outcome]) => outcome === 'done')).toEqual([]);
  expect(outcomes.length).toBe(13);
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
});

test('a handler in an attribute, an address of script, and a form to elsewhere do nothing', async () => {
  await refused();
  await page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    const link = document.createElement('a');
    const form = document.createElement('form');
    try {
      link.setAttribute('onclick', 'globalThis.ran = 1');
    } catch {
      // Newer browsers refuse it already here.
    }
    link.href = 'javascript:globalThis.ran = 1';
    form.action = 'https://evil.example/';
    document.body.append(link, form);
    link.click();
    form.submit();
  });
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
  expect(page.url()).toContain(endpoint.url);
  expect((await refused()).join('\n')).toContain('form-action');
});

test('script that is already in a page that comes from the office does not run', async () => {
  const stranger = await phone.context.newPage();
  // As if somebody had got markup into index.html: the office's answer and headers, with more in its body.
  await stranger.route(`${endpoint.url}/start`, async (route) => {
    const response = await route.fetch();
    const inline = '<script>globalThis.ran = 1</script><img src="/no.png" onerror="globalThis.ran = 2">';
    await route.fulfill({ response, body: (await response.text()).replace('</body>', `${inline}</body>`) });
  });
  await phone.context.clearCookies();
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.unregister());
  await stranger.goto(`${endpoint.url}/start`);
  await stranger.locator('h1').first().waitFor();
  const html = await stranger.content();
  expect(html).toContain('globalThis.ran = 1');
  expect(await stranger.evaluate(() => 'ran' in globalThis)).toBe(false);
});

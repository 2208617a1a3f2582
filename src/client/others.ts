/** While the app is open: what is unsent in the copies of the phone's other people goes out, too. */
import { gzipWith } from './gzip.ts';
import { forgetNote } from './notes.ts';
import type { Browser } from './open-office.ts';
import type { Registry } from './store/registry.ts';

/** When the first screen has what it needs. In ms. */
const firstMs = 4_000;
const everyMs = 4 * 60_000;
/** Nobody waits longer for the first screen because of a copy that is gone. */
const quickMs = 2_000;

/** present: whose copy the page itself sends for, if it can. */
export function followOthers(browser: Browser, registry: Registry, present: () => string | undefined): void {
  let isRunning = false;
  let calledOff: () => void = () => undefined;
  const plan = (ms: number) => {
    calledOff();
    calledOff = browser.after(ms, run);
  };
  function run(): void {
    plan(everyMs);
    if (isRunning) return;
    isRunning = true;
    send()
      .catch((error: unknown) => console.info('To be sent later', error instanceof Error ? error.message : ''))
      .finally(() => {
        isRunning = false;
      });
  }

  async function send(): Promise<void> {
    const here = present();
    const isAlone = (await registry.list()).every(({ member }) => member === here);
    if (isAlone && (await registry.partings.count()) === 0) return;
    const { sendInBackground } = await import('./background.ts');
    await sendInBackground(powersOf(browser), { present: here });
  }

  addEventListener('online', run);
  plan(firstMs);
}

/** At a start: goes on with what a kill broke off, before any copy is opened. The network is not waited for long. */
export async function goOn(browser: Browser, registry: Registry): Promise<void> {
  const { goOnParting } = await import('./parting.ts');
  await goOnParting({ ...powersOf(browser), timeout: () => browser.timeout(quickMs), registry });
}

function powersOf(browser: Browser) {
  return {
    ...browser,
    now: browser.clock.now,
    gzip: gzipWith(globalThis.CompressionStream),
    factory: indexedDB,
    databases: async () => (await indexedDB.databases()).map(({ name }) => name),
    forgetNote: (member: string) => forgetNote(browser.storage, member),
  };
}

/** A start without storage, or with one that does not answer: never a blank page, always why in plain words. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BrowserOffice, noteOf, openBrowserOffice, says, words } from './browser-office.ts';
import { until } from './office-on-a-line.ts';

let office: BrowserOffice;
beforeAll(async () => {
  office = await openBrowserOffice();
});
afterAll(() => office.close());

async function openWith(script: () => void, path = '/'): Promise<Page> {
  const page = await office.newPage();
  await page.addInitScript(script);
  await page.goto(office.endpoint.url + path);
  return page;
}

describe('row 31 · no storage', () => {
  it.each([
    ['there is no IndexedDB', () => void Object.defineProperty(globalThis, 'indexedDB', { value: undefined })],
    [
      'opening is refused',
      () => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        };
      },
    ],
    [
      'a private window answers with an error',
      () => {
        IDBFactory.prototype.open = () => {
          const request = { error: new DOMException('A mutation operation was attempted…', 'InvalidStateError') };
          setTimeout(() => {
            const event = { target: request, preventDefault: () => undefined, stopPropagation: () => undefined };
            (request as unknown as IDBRequest).onerror?.(event as never);
          });
          return request as never;
        };
      },
    ],
    [
      'everything is blocked, localStorage too',
      () =>
        void Object.defineProperty(globalThis, 'localStorage', {
          get() {
            throw new DOMException('Access is denied for this document.', 'SecurityError');
          },
        }),
    ],
  ])('row 31 · %s: the app refuses to count and says why', async (_name, script) => {
    const page = await openWith(script);
    await says(page, 'Ta przeglądarka niczego nie zapisuje');
    expect(await words(page)).toContain('Otwórz Teren w zwykłym oknie przeglądarki.');
    expect(await page.getByRole('button', { name: 'Połącz to urządzenie' }).count(), 'nobody enrols here').toBe(0);
  });
});

it('an address without https: nobody spends a code where nothing could be kept', async () => {
  const page = await openWith(
    () => void Object.defineProperty(globalThis, 'isSecureContext', { value: false }),
    `/start#k-${await office.clerk.code('organizer')}`,
  );
  await says(page, 'Teren działa tylko pod adresem https');
  expect(await page.getByRole('button', { name: 'Połącz to urządzenie' }).count()).toBe(0);
});

describe('row 32 · indexedDB.open never settles', () => {
  it('row 32 · it is said, nothing is lost, and the button loads the page again', async () => {
    const phone = await office.phone();
    await phone.tap(1);
    await phone.sent();
    await phone.context.setOffline(true);
    await phone.tap(3);
    await until(async () => (await noteOf(phone.page))?.unsent === 3, 'the note');
    // From the next start on the browser answers nothing, until it comes to itself.
    await phone.page.addInitScript(() => {
      if (sessionStorage.getItem('silent') === 'yes') IDBFactory.prototype.open = () => new EventTarget() as never;
    });
    await phone.page.evaluate(() => sessionStorage.setItem('silent', 'yes'));
    await phone.page.reload();
    await says(phone.page, 'Przeglądarka jeszcze nie otworzyła danych');
    expect(await words(phone.page)).toContain('Na telefonie są 3 wpisy, których nie ma w biurze');
    await phone.page.evaluate(() => sessionStorage.setItem('silent', 'no'));
    await phone.page.getByRole('button', { name: 'Wczytaj jeszcze raz' }).click();
    await phone.page.getByRole('button', { name: /^Seniorzy: 4,/ }).waitFor();
  });

  it('row 32 · when only the first try of a start is lost, the second opens without a word', async () => {
    const phone = await office.phone(undefined, () => {
      const open = IDBFactory.prototype.open;
      IDBFactory.prototype.open = function (...given) {
        IDBFactory.prototype.open = open;
        const isRestart = sessionStorage.getItem('started') === 'yes';
        return isRestart ? (new EventTarget() as never) : open.apply(this, given);
      };
    });
    await phone.tap(2);
    await phone.page.evaluate(() => sessionStorage.setItem('started', 'yes'));
    await phone.page.reload();
    await phone.page.getByRole('button', { name: /^Seniorzy: 2,/ }).waitFor();
    expect(await words(phone.page)).not.toContain('jeszcze nie otworzyła');
  });
});

/** A screen as it stands, looked at on the phone and at the desk, light and dark; with its pictures where they are wanted. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { deskScreen, phoneScreen } from './browser.ts';

/** 1: the README's; else a folder for looking at the pages in their whole length. */
const wanted = process.env['PICTURES'];
const pictures = wanted === '1' ? 'docs/pictures' : wanted;

const screens = { phone: phoneScreen, desk: deskScreen } as const;

/** Where room is short: the smallest phone, a phone on its side, and letters twice as large as we draw them (112.5 %). */
const tight = [
  ['320 px', { width: 320, height: 640 }, ''],
  ['on its side', { width: 844, height: 390 }, ''],
  ['twice the text', { width: 390, height: 844 }, '225%'],
] as const;

/** Looks at the page as it stands: both sizes, both schemes, and where room is short. Returns what is wrong. name: of its picture. */
export async function lookAt(page: Page, name?: string): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const [device, { viewport }] of Object.entries(screens)) {
    await page.setViewportSize(viewport ?? { width: 390, height: 844 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await drawn(page);
      const axe = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']);
      // In the dark only colours differ.
      const { violations } = await (colorScheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze();
      for (const { id, nodes } of violations) {
        wrong.push(`${device} ${colorScheme} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
      }
      if (await scrollsSideways(page)) wrong.push(`${device} scrolls sideways: ${await widest(page)}`);
      if (pictures !== undefined && name !== undefined) {
        mkdirSync(pictures, { recursive: true });
        const path = join(pictures, `${name}-${device}-${colorScheme}.png`);
        await page.screenshot({ path, fullPage: wanted !== '1' });
      }
    }
  }
  for (const [words, size, text] of tight) {
    await page.setViewportSize(size);
    await page.evaluate((share) => document.documentElement.style.setProperty('font-size', share), text);
    await drawn(page);
    if (await scrollsSideways(page)) wrong.push(`${words} scrolls sideways: ${await widest(page)}`);
    if (wanted !== undefined && wanted !== '1' && name !== undefined) {
      await page.screenshot({ path: join(wanted, `${name}-${words.replaceAll(' ', '-')}.png`), fullPage: true });
    }
  }
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  await page.setViewportSize(deskScreen.viewport ?? { width: 1280, height: 800 });
  return wrong;
}

/** After a change of the screen's size a page draws itself anew, some of it by script. */
function drawn(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 5; frame++) await new Promise((done) => requestAnimationFrame(done));
  });
}

/** Whether it still does a moment after it was drawn. */
async function scrollsSideways(page: Page): Promise<boolean> {
  const fits = () => document.documentElement.scrollWidth <= document.documentElement.clientWidth;
  return page.waitForFunction(fits, undefined, { timeout: 2000 }).then(
    () => false,
    () => true,
  );
}

/** What reaches furthest beyond the edge, and its first words. */
function widest(page: Page): Promise<string> {
  return page.evaluate(() => {
    const right = (element: Element) => element.getBoundingClientRect().right;
    const [first] = [...document.querySelectorAll('main *')].toSorted((a, b) => right(b) - right(a));
    return first === undefined ? '' : `${first.tagName} ${first.className} ${first.textContent?.slice(0, 40)}`;
  });
}

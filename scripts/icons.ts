// `npm run icons`: draws the installable app's pictures from public/icon.svg with a real browser. Run it by hand after the drawing
// has changed; the PNGs are part of the project, so that a build needs no browser.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from '../test/e2e/browser.ts';

const folder = join(import.meta.dirname, '..', 'public');
const drawing = readFileSync(join(folder, 'icon.svg'), 'utf8');

/**
 * `inset`: how much smaller the marks are drawn than in the SVG, so that they survive a mask that cuts to a circle of 80 %.
 * `square`: no rounded corners, because the phone cuts its own.
 */
type Icon = { file: string; size: number; square: boolean; inset: number };

const icons: Icon[] = [
  { file: 'icon-192.png', size: 192, square: false, inset: 1 },
  { file: 'icon-512.png', size: 512, square: false, inset: 1 },
  { file: 'icon-maskable-512.png', size: 512, square: true, inset: 0.84 },
  { file: 'apple-touch-icon.png', size: 180, square: true, inset: 0.96 },
];

const browser = await launchBrowser();
const page = await browser.newPage();
for (const { file, size, square, inset } of icons) {
  const svg = (square ? drawing.replace(/ rx="\d+"/, '') : drawing)
    .replace('<svg ', `<svg width="${size}" height="${size}" `)
    .replace('<g ', `<g transform="translate(256 256) scale(${inset}) translate(-256 -256)" `);
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0;background:none}svg{display:block}</style>${svg}`);
  await page.screenshot({ path: join(folder, file), omitBackground: true });
  console.log(file);
}
await browser.close();

import { findChromium } from './chromium.ts';

/** Once before all end-to-end tests: brings a Chromium where there is none, outside of any test's time limit. */
export function setup(): void {
  findChromium();
}

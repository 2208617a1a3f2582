/**
 * How long a tap takes until it is on the disk, beside the least that IndexedDB takes for the same, on an empty phone and
 * on one with 10,000 tallies. Both take turns in the same browser, so that what disturbs the machine disturbs both.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchPersistent } from '../test/e2e/browser.ts';
import { median, quantile, withRange } from './figures.ts';
import type { Stopwatch } from './page/tap.ts';
import { servePage } from './page-server.ts';

const rounds = 9;
const there = 10_000;
/** Taps of each subject that are timed, on the empty phone and on the full one; in turns of so many. */
const timedTaps = 200;
const turn = 20;
/** The browser compiles and opens files during the first ones; they are not timed. */
const firstTaps = 40;

const subjects = ['limit', 'teren'] as const;
type Name = (typeof subjects)[number];
type Times = Record<Name, number[]>;
type Round = { readonly empty: Times; readonly full: Times };

/** Prints the figures. Never fails for being slow: it says whether the targets are reached. */
export async function benchTap(): Promise<void> {
  const server = await servePage();
  try {
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      const { times, version } = await measureRound(server.port, round % 2 === 1);
      if (round === 0) console.log(`Chromium ${version}, ${rounds} rounds, each on a fresh profile\n`);
      measured.push(times);
    }
    print(measured);
  } finally {
    await server.close();
  }
}

async function measureRound(port: number, isSwapped: boolean): Promise<{ times: Round; version: string }> {
  const profile = mkdtempSync(join(tmpdir(), 'teren-bench-'));
  const { context } = await launchPersistent(profile);
  try {
    // Two addresses are two origins: each subject has files of its own on the disk.
    const pages: Record<Name, Page> = {
      limit: await openPage(await context.newPage(), `http://127.0.0.1:${port}/`, 'limit'),
      teren: await openPage(await context.newPage(), `http://localhost:${port}/`, 'teren'),
    };
    const order = isSwapped ? subjects.toReversed() : subjects;
    for (const name of order) await tap(pages[name], firstTaps);
    const empty = await takeTurns(pages, order);
    for (const name of order) await fill(pages[name]);
    for (const name of order) await tap(pages[name], firstTaps);
    const full = await takeTurns(pages, order);
    for (const name of subjects) await expectAllThere(pages[name]);
    return { times: { empty, full }, version: context.browser()?.version() ?? 'unknown' };
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function takeTurns(pages: Record<Name, Page>, order: readonly Name[]): Promise<Times> {
  const times: Times = { limit: [], teren: [] };
  for (let done = 0; done < timedTaps; done += turn) {
    for (const name of order) times[name].push(...(await tap(pages[name], turn)));
  }
  return times;
}

type InPage = { readonly stopwatch: Stopwatch };

async function openPage(page: Page, address: string, name: Name): Promise<Page> {
  await page.goto(address);
  await page.waitForFunction(() => 'stopwatch' in globalThis);
  await page.evaluate((subject) => (globalThis as unknown as InPage).stopwatch.open(subject), name);
  return page;
}

async function tap(page: Page, count: number): Promise<readonly number[]> {
  await page.bringToFront();
  return page.evaluate((taps) => (globalThis as unknown as InPage).stopwatch.tap(taps), count);
}

async function fill(page: Page): Promise<void> {
  await page.evaluate((count) => (globalThis as unknown as InPage).stopwatch.fill(count), there);
}

/** A figure of taps that were not kept would be worth nothing. */
async function expectAllThere(page: Page): Promise<void> {
  const made = there + 2 * (firstTaps + timedTaps);
  const count = await page.evaluate(() => (globalThis as unknown as InPage).stopwatch.count());
  if (count !== made) throw new Error(`${made} tallies were made, ${count} are there`);
}

function print(measured: readonly Round[]): void {
  console.log('Tap to durable, strict; median of the rounds (lowest–highest)\n');
  console.log('| | limit, ms | Teren, ms | Teren ÷ limit | target | |');
  console.log('|---|---|---|---|---|---|');
  for (const phone of ['empty', 'full'] as const) {
    for (const [label, share] of [
      ['p50', 0.5],
      ['p95', 0.95],
    ] as const) {
      const limit = measured.map((round) => quantile(round[phone].limit, share));
      const teren = measured.map((round) => quantile(round[phone].teren, share));
      const ratios = teren.map((ms, i) => ms / (limit[i] ?? Number.NaN));
      const state = phone === 'empty' ? '0' : there.toLocaleString('en');
      row(`${label}, ${state} tallies there`, withRange(limit), withRange(teren), ratios, 1.3);
    }
  }
  const growth = (name: Name) => measured.map(({ empty, full }) => median(full[name]) / median(empty[name]));
  console.log(`\nGrowth: p50 with ${there.toLocaleString('en')} there ÷ p50 with none\n`);
  console.log('| limit | Teren | target | |');
  console.log('|---|---|---|---|');
  console.log(
    `| ${withRange(growth('limit'))} | ${withRange(growth('teren'))} | ≤ 1.1 | ${verdict(growth('teren'), 1.1)} |`,
  );
}

function row(label: string, limit: string, teren: string, ratios: readonly number[], target: number): void {
  console.log(`| ${label} | ${limit} | ${teren} | ${withRange(ratios)} | ≤ ${target} | ${verdict(ratios, target)} |`);
}

function verdict(ratios: readonly number[], target: number): string {
  return median(ratios) <= target ? 'reached' : 'NOT reached';
}

/** Replies that are lost, cut, stalled, doubled or late, and a line that comes and goes. Every tap is at the office once. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Fault } from './line.ts';
import { isApi, isSync, type OfficeOnALine, openOfficeOnALine, until } from './office-on-a-line.ts';

/** How long the line comes and goes in row 16: `FLAP_SECONDS=300 npm run faults -- -t 'row 16'` for the long way. */
const flapSeconds = Number(process.env['FLAP_SECONDS'] ?? 15);

let office: OfficeOnALine;
beforeAll(async () => {
  office = await openOfficeOnALine();
});
afterAll(() => office.close());

const tries = () => office.line.heard.filter(isSync).length;

it('row 6 · a reply that is lost, cut after some bytes, or stops for good: what the office has is not counted again', async () => {
  const phone = await office.countingPhone();
  const faults: readonly Fault[] = [
    { kind: 'lose' },
    { kind: 'lose', afterBytes: 10 },
    { kind: 'lose', afterBytes: 200 },
    { kind: 'thin', bytesPerSecond: 1000 },
    { kind: 'stall', afterBytes: 60 },
  ];
  let taps = 0;
  for (const fault of faults) {
    let isDone = false;
    office.line.fate = (question) => {
      if (!isSync(question) || isDone) return undefined;
      isDone = true;
      return fault;
    };
    const before = tries();
    taps += 3;
    expect(await phone.tap(3)).toBe(taps);
    await until(() => tries() > before, 'a try');
    await until(
      async () => {
        await phone.tryNow();
        return (await phone.atOffice()).sum === taps;
      },
      `the office hears it, whatever becomes of its reply (${JSON.stringify(fault)})`,
      60_000, // The fault may have met the first of the taps alone; the others come when that trip was given up.
    );
    expect(await phone.tap(1), 'counting goes on').toBe(++taps);
  }
  // The last one hangs: the app gives it up by itself.
  await phone.sent(90_000);
  expect(await phone.atOffice()).toEqual({ tallies: taps, sum: taps });
  expect(await phone.shown()).toBe(taps);
});

it('row 7 · a question that arrives twice, or again after later ones, or in the wrong order, counts once', async () => {
  const phone = await office.countingPhone();
  office.line.fate = (question) => (isSync(question) ? { kind: 'double' } : undefined);
  await phone.tap(5);
  await phone.sent();
  expect(await phone.atOffice()).toEqual({ tallies: 5, sum: 5 });

  // The office hears the second bundle first; the first comes late, and then once more.
  office.line.fate = (question) => (isSync(question) ? { kind: 'refuse' } : undefined);
  await phone.tap(2);
  const before = tries();
  await until(async () => {
    await phone.tryNow();
    return tries() > before;
  }, 'a try that does not arrive');
  const first = office.line.heard.filter(isSync).at(-1);
  await phone.tap(3);
  office.line.fate = () => undefined;
  await phone.sent();
  if (first !== undefined) for (let i = 0; i < 2; i++) await office.line.again(first);
  expect(await phone.atOffice()).toEqual({ tallies: 10, sum: 10 });

  // An undone tap stays undone, although the tap itself arrives again.
  await phone.tap(1);
  await phone.sent();
  const tapped = office.line.heard.filter(isSync);
  await phone.page.getByRole('button', { name: 'Cofnij: Seniorzy +1' }).first().click();
  await until(async () => (await phone.shown()) === 10, 'the undo on the screen');
  await phone.sent();
  for (const old of tapped) await office.line.again(old);
  await phone.page.reload();
  await until(async () => (await phone.shown()) === 10, 'the count after everything was repeated');
  const { parts } = await office.clerk.read();
  expect(parts.filter(({ id, cells }) => id.startsWith(phone.event) && cells['void']?.[0] === true)).toHaveLength(1);
});

it(
  'row 16 · a line that comes and goes, at times in one direction only: nothing lost, no wedge, all there within a minute of its return',
  async () => {
    const phone = await office.countingPhone();
    const faults: readonly (Fault | undefined)[] = [
      { kind: 'refuse' }, // Nothing gets up.
      { kind: 'lose' }, // Nothing comes down.
      { kind: 'lose', afterBytes: 100 },
      { kind: 'stall' },
      { kind: 'swallow' },
      undefined,
    ];
    const end = performance.now() + flapSeconds * 1000;
    let taps = 0;
    while (performance.now() < end) {
      const fault = faults[Math.floor(Math.random() * faults.length)];
      office.line.fate = (question) => (isApi(question) ? fault : undefined);
      if (fault !== undefined && Math.random() < 0.5) office.line.cut();
      const until = performance.now() + Math.random() * Math.min(10_000, flapSeconds * 150);
      while (performance.now() < until) {
        taps += 1;
        expect(await phone.tap(1)).toBe(taps);
        await phone.page.waitForTimeout(Math.random() * 200);
      }
    }
    office.line.fate = () => undefined;
    const healed = performance.now();
    await until(async () => (await phone.atOffice()).sum === taps, 'the taps, with nobody’s help', 90_000);
    await until(async () => (await phone.light()) === 'good', 'the light');
    const seconds = (performance.now() - healed) / 1000;
    console.log(
      `row 16: ${taps} taps in ${flapSeconds} s of a flapping line, all there ${seconds.toFixed(1)} s after it healed`,
    );
    expect(seconds).toBeLessThan(60);
    expect(await phone.atOffice()).toEqual({ tallies: taps, sum: taps });
  },
  180_000 + flapSeconds * 1000,
);

it('row 17 · a connection that is accepted and never answered does not hold up the phone for ever', async () => {
  const phone = await office.countingPhone();
  const before = tries();
  office.line.fate = (question) => (isApi(question) && tries() <= before + 1 ? { kind: 'swallow' } : undefined);
  expect(await phone.tap(2)).toBe(2);
  await until(() => tries() > before, 'a try that nobody answers');
  expect(await phone.tap(2), 'counting goes on meanwhile').toBe(4);
  const begun = performance.now();
  await until(async () => (await phone.atOffice()).sum === 4, 'the taps, with nobody’s help', 110_000);
  console.log(`row 17: given up and sent anew after ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  expect(await phone.atOffice()).toEqual({ tallies: 4, sum: 4 });
});

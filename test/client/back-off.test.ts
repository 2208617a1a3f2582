import { describe, expect, it } from 'vitest';
import { waitAfter } from '../../src/client/back-off.ts';
import { accept, offline, settled, tap, unsentIn, world } from './sync-world.ts';

describe('after a failure the phone waits', () => {
  const dice = [0, 0.25, 0.5, 0.75, 0.999];

  it('longer each time, but never long: what was away for hours is back within a minute', () => {
    for (const throw_ of dice) {
      const waits = [1, 2, 3, 4, 5, 6, 50].map((failures) => waitAfter(failures, throw_));
      expect(waits).toEqual(waits.toSorted((a, b) => a - b));
      expect(waits[0]).toBeGreaterThanOrEqual(1_000);
      expect(waits.at(-1)).toBeLessThan(40_000);
    }
  });

  it('not as long as the phone beside it', () => {
    for (const failures of [1, 3, 9]) {
      const waits = dice.map((throw_) => waitAfter(failures, throw_));
      expect(new Set(waits).size).toBe(dice.length);
    }
  });

  it('at least as long as the office asked, and not all phones equally long', () => {
    const waits = dice.map((throw_) => waitAfter(1, throw_, 30_000));
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(30_000);
    expect(new Set(waits).size).toBe(dice.length);
  });

  it('not for days, whatever the office asked', () => {
    expect(waitAfter(1, 0.999, 1e9)).toBeLessThan(30 * 60_000);
  });
});

describe('an office that is busy', () => {
  it('is left alone as long as it asked, also when someone asks for a try, the network comes back or something is written', async () => {
    const busy = { ok: false as const, code: 'busy', retryAfterMs: 50_000 };
    const { phone, office, requests, syncer, ring, waits } = await world(() => busy);
    await tap(phone, 1);
    syncer.start();
    await settled();
    expect(syncer.view.getState()).toMatchObject({ phase: 'waiting', problem: 'busy' });
    expect(Math.min(...waits())).toBeGreaterThanOrEqual(50_000);
    syncer.now();
    await tap(phone, 2);
    await ring(250);
    await ring(400);
    expect(requests.length).toBe(1);
    office.respond = accept;
    await ring();
    expect(await unsentIn(phone)).toBe(0);
  });

  it('is not taken for a broken line: what failed for other reasons is tried as soon as someone asks', async () => {
    const { requests, syncer } = await world(offline);
    syncer.start();
    await settled();
    syncer.now();
    await settled();
    expect(requests.length).toBe(2);
  });
});

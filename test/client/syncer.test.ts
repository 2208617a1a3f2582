import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/sync/change.ts';
import type { SyncReply } from '../../src/sync/exchange.ts';
import { replyOf } from './store/phone.ts';
import { accept, offline, settled, tap, unsentIn, until, world } from './sync-world.ts';

describe('the phone and the office', () => {
  it('send what was written before the app was opened, and then rest', async () => {
    const { phone, requests, syncer, waits } = await world(accept);
    await tap(phone, 1, 2);
    syncer.start();
    await settled();
    expect(requests.map(({ changes }) => changes.length)).toEqual([2]);
    expect(await unsentIn(phone)).toBe(0);
    expect(syncer.view.getState()).toMatchObject({ phase: 'idle', unsent: 0, lastAnswerAt: 1_000_500 });
    expect(waits()).toEqual([60_000]);
  });

  it('try a smaller bundle each time that a slow link cuts one off, and grow again when it gets through', async () => {
    const { phone, office, requests, syncer, ring } = await world(offline);
    await tap(phone, ...Array.from({ length: 900 }, (_, n) => n + 1));
    syncer.start();
    await settled();
    await ring();
    await ring();
    await ring();
    const sizes = requests.map(({ changes }) => changes.length);
    expect(sizes.at(-1)).toBeLessThan((sizes[0] ?? 0) / 2);
    office.respond = accept;
    await ring();
    await until(async () => (await unsentIn(phone)) === 0);
    expect(await unsentIn(phone)).toBe(0);
    const grown = requests.slice(sizes.length).map(({ changes }) => changes.length);
    expect(grown[1]).toBeGreaterThan(grown[0] ?? 0);
  });

  it('wait longer after each failure, but never long, and lose nothing', async () => {
    const { phone, syncer, ring } = await world(offline);
    await tap(phone, 1);
    syncer.start();
    const waited: number[] = [];
    for (let n = 0; n < 7; n++) waited.push(...(await ring()));
    expect(waited).toEqual([2_000, 4_000, 8_000, 16_000, 25_000, 25_000, 25_000]);
    expect(syncer.view.getState()).toMatchObject({
      phase: 'waiting',
      problem: 'no-network',
      unsent: 1,
      oldestUnsentAt: 1_000_000,
    });
    expect(await unsentIn(phone)).toBe(1);
  });

  it('are seen to have tried, also where the disk of the phone ends the try', async () => {
    const { phone, requests, syncer } = await world(accept);
    phone.store.powers.database.letters.orderBy = () => {
      throw new Error('broken');
    };
    syncer.start();
    await settled();
    expect(requests).toEqual([]);
    expect(syncer.view.getState().lastTryAt).toBe(phone.clock.ms);
  });

  it('try at once when a person asks, and begin the waiting anew', async () => {
    const { requests, syncer, ring, waits } = await world(offline);
    syncer.start();
    await ring();
    await ring();
    const before = requests.length;
    syncer.now();
    await settled();
    expect(requests.length).toBe(before + 1);
    expect(waits()).toEqual([2_000]);
  });

  it('send afterwards what was written while they were talking', async () => {
    let answerFirst: () => void = () => undefined;
    const { phone, requests, syncer, ring, waits } = await world((request, n) =>
      n > 1
        ? accept(request, n)
        : new Promise((resolve) => {
            answerFirst = () => resolve(accept(request, n));
          }),
    );
    await tap(phone, 1);
    syncer.start();
    await settled();
    await tap(phone, 2);
    syncer.now();
    expect(requests.length).toBe(1); // One flight at a time.
    answerFirst();
    await settled();
    expect(waits(), 'at once: an office screen shows what is new within a second').toContain(0);
    await ring();
    expect(requests.map(({ changes }) => changes.length)).toEqual([1, 1]);
    expect(await unsentIn(phone)).toBe(0);
  });

  it('ask once more, and at once, when they hear of something new while they are talking', async () => {
    let answerFirst: () => void = () => undefined;
    const { requests, syncer, ring, waits } = await world((request, n) =>
      n > 1
        ? accept(request, n)
        : new Promise((resolve) => {
            answerFirst = () => resolve(accept(request, n));
          }),
    );
    syncer.start();
    await settled();
    syncer.now(); // As the live stream does, when another phone brought a count.
    answerFirst();
    await settled();
    expect(waits()).toEqual([0]);
    await ring();
    expect(requests.length).toBe(2);
  });

  it('send a burst of taps together, soon after it', async () => {
    const { phone, requests, syncer, ring } = await world(accept);
    syncer.start();
    await settled();
    await Promise.all([1, 2, 3].map((n) => tap(phone, n)));
    expect(await ring()).toContain(400);
    expect(requests.map(({ changes }) => changes.length)).toEqual([0, 3]);
  });

  it('ask for a new enrolment when the office does not know the phone, and keep all there is', async () => {
    const { phone, office, syncer, ring } = await world(() => ({ ok: false, code: 'not-enrolled' }));
    await tap(phone, 1, 2, 3);
    syncer.start();
    await settled();
    expect(syncer.view.getState()).toMatchObject({ phase: 'enrolAgain', unsent: 3 });
    expect(await unsentIn(phone)).toBe(3);
    office.respond = accept;
    await ring();
    expect(await unsentIn(phone)).toBe(0);
  });

  it('halve the bundle until the line takes it', async () => {
    const { phone, requests, syncer } = await world((request, n) =>
      JSON.stringify(request).length > 20_000 ? { ok: false, code: 'too-large' } : accept(request, n),
    );
    await tap(phone, ...Array.from({ length: 300 }, (_, n) => n));
    syncer.start();
    await until(async () => (await unsentIn(phone)) === 0);
    expect(await unsentIn(phone)).toBe(0);
    expect(requests.length).toBeGreaterThan(4);
    const accepted = requests.filter((request) => JSON.stringify(request).length <= 20_000);
    expect(accepted.reduce((sum, { changes }) => sum + changes.length, 0)).toBe(300);
  });

  it('take a reply with the wrong number of answers for none', async () => {
    const { phone, syncer } = await world(() => ({
      ok: true,
      reply: replyOf({ answers: ['accepted'], cursors: { open: 9 } }),
    }));
    await tap(phone, 1, 2);
    syncer.start();
    await settled();
    expect(await unsentIn(phone)).toBe(2);
    expect(await phone.store.cursors()).toEqual({});
    expect(syncer.view.getState()).toMatchObject({ phase: 'waiting', problem: 'no-network' });
  });

  it('go on until the office has no further page', async () => {
    const { requests, syncer } = await world((_request, n) => ({
      ok: true,
      reply: replyOf({ cursors: { open: n }, more: n < 3 }),
    }));
    syncer.start();
    await settled();
    expect(requests.map(({ cursors }) => cursors)).toEqual([{}, { open: 1 }, { open: 2 }]);
  });

  it('say how much the office refused and how much it holds', async () => {
    const answers: Answer[] = [{ held: 'unknown-kind' }, { refused: 'bad-value' }, 'accepted'];
    const { phone, syncer } = await world(({ changes }) => ({
      ok: true,
      reply: replyOf({ answers: changes.map((_change, i) => answers[i] ?? 'accepted') as SyncReply['answers'] }),
    }));
    await tap(phone, 1, 2, 3);
    syncer.start();
    await settled();
    expect(syncer.view.getState()).toMatchObject({ unsent: 0, held: 1, refused: 1 });
  });

  it('plan the next try also when the phone itself fails', async () => {
    const { phone, syncer, waits } = await world(accept);
    await tap(phone, 1);
    phone.database.meta.hook('creating', () => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    syncer.start();
    await settled();
    expect(syncer.view.getState()).toMatchObject({ phase: 'waiting', problem: 'disk-full' });
    expect(waits()).toEqual([2_000]);
    expect(await unsentIn(phone)).toBe(1);
  });

  it('do nothing more once stopped', async () => {
    const { phone, requests, syncer, ring } = await world(accept);
    syncer.start();
    await settled();
    syncer.stop();
    await tap(phone, 1);
    syncer.now();
    await ring();
    expect(requests.length).toBe(1);
  });
});

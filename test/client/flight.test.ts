import { describe, expect, it } from 'vitest';
import type { SyncReply, SyncRequest } from '../../src/sync/exchange.ts';
import { replyOf } from './store/phone.ts';
import { offline, type Respond, settled, tap, unsentIn, until, world } from './sync-world.ts';

const parts = (from: number, count: number): SyncReply['parts'] =>
  Array.from({ length: count }, (_, n) => ({
    kind: 'event',
    id: `e${from + n}`,
    class: 'open' as const,
    cells: { title: [`Wydarzenie ${from + n}`, 5, 'biuro'] as [string, number, string] },
  }));

/** An office with many records: each takes 1,000 bytes of a page. limit: no page with more gets through the line. */
function library(total: number, limit = Number.POSITIVE_INFINITY): Respond {
  return ({ changes, cursors, pageBytes = 400_000 }) => {
    const answers = changes.map(() => 'accepted' as const);
    const from = cursors.open ?? 0;
    if (pageBytes === 0) return { ok: true, reply: replyOf({ answers, cursors, more: true }) };
    const count = Math.min(total - from, Math.max(1, Math.floor(pageBytes / 1000)));
    if (count * 1000 > limit) return { ok: false, code: 'no-network' };
    const upTo = from + count;
    return {
      ok: true,
      reply: replyOf({ answers, parts: parts(from, count), cursors: { open: upTo }, more: upTo < total }),
    };
  };
}
const isAlone = ({ changes, pageBytes }: SyncRequest) => changes.length > 0 && pageBytes === 0;

describe('a first download', () => {
  it('is let by: what was counted goes up first, by itself, and is at the office before any page', async () => {
    const { phone, requests, syncer } = await world(library(500));
    await tap(phone, 1, 2);
    syncer.start();
    await until(() => requests.length > 1 && syncer.view.getState().phase === 'idle');
    expect(requests[0]).toMatchObject({ pageBytes: 0, cursors: {} });
    expect(requests[0]?.changes.length).toBe(2);
    expect(requests[1]?.changes).toEqual([]);
    expect(requests[1]?.pageBytes).toBeGreaterThan(0);
    expect(await phone.database.records.where('key').startsWith('event/').count()).toBe(500);
    expect(syncer.view.getState()).toMatchObject({ phase: 'idle', unsent: 0 });
  });

  it('does not keep waiting what is counted while it runs: it goes between two pages', async () => {
    const office = library(1_000);
    const { phone, requests, syncer } = await world(async (request, n, trip) => {
      if (n === 2) await tap(phone, 7);
      return office(request, n, trip);
    });
    syncer.start();
    await until(() => requests.length > 2 && syncer.view.getState().phase === 'idle');
    expect(requests.filter(isAlone).length).toBe(1);
    expect(requests.findIndex(isAlone)).toBe(2);
    expect(await unsentIn(phone)).toBe(0);
  });

  it('goes on also while someone counts without a pause', async () => {
    const office = library(1_000);
    const { phone, requests, syncer } = await world(async (request, n, trip) => {
      await tap(phone, n);
      return office(request, n, trip);
    });
    await tap(phone, 1_000);
    syncer.start();
    await until(() => requests.length > 7);
    syncer.stop();
    expect(requests.slice(0, 6).map(({ pageBytes }) => pageBytes === 0)).toEqual([
      true,
      false,
      true,
      false,
      true,
      false,
    ]);
  });

  it('goes on where it was cut off, after the app was closed', async () => {
    const office = library(1_000);
    const first = await world((request, n, trip) => (n > 2 ? offline(request, n) : office(request, n, trip)));
    first.syncer.start();
    await settled();
    await settled();
    const again = await first.phone.reopened();
    const cursors = await again.store.cursors();
    expect(cursors.open).toBeGreaterThan(0);
    expect(await again.database.records.count(), 'and what came can be used').toBe(cursors.open);
  });

  it('comes over a line that cuts every large page, page by smaller page, and says how much has come', async () => {
    const { phone, requests, syncer, ring } = await world(library(100, 20_000));
    const seen: (number | undefined)[] = [];
    syncer.view.subscribe(({ downloaded }) => seen.push(downloaded));
    syncer.start();
    for (let n = 0; n < 40 && (await phone.store.cursors()).open !== 100; n++) await ring();
    await settled();
    expect(syncer.view.getState().phase).toBe('idle');
    expect(await phone.database.records.count()).toBe(100);
    const sizes = requests.map(({ pageBytes = 0 }) => pageBytes);
    expect(
      sizes.some((size, i) => size < (sizes[i - 1] ?? 0)),
      'smaller after a cut',
    ).toBe(true);
    expect(
      sizes.some((size, i) => i > 0 && size > (sizes[i - 1] ?? 0)),
      'larger after a success',
    ).toBe(true);
    const told = seen.filter((count) => count !== undefined);
    expect(told.length).toBeGreaterThan(0);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(syncer.view.getState().downloaded, 'nothing more to come').toBeUndefined();
  });

  it('takes smaller pages where one takes long, so that a tap does not wait for minutes', async () => {
    const office = library(100_000);
    const { phone, requests, syncer } = await world((request, n, trip) => {
      if (n > 6) return offline(request, n);
      phone.clock.ms += (request.pageBytes ?? 0) / 4; // 4 kB a second
      return office(request, n, trip);
    });
    syncer.start();
    await until(() => requests.length > 6);
    expect(requests.at(-1)?.pageBytes).toBeLessThanOrEqual(32_000);
  });
});

describe('where something on the way can not bear what one change says', () => {
  const poison = 'e1.t5';
  /** A proxy that lets no bundle with it through. */
  const proxied =
    (office: Respond): Respond =>
    (request, n, trip) =>
      JSON.stringify(request.changes).includes(`"${poison}"`) ? offline(request, n) : office(request, n, trip);

  it('the others go past it, and so do the pages; it stays unsent and is told', async () => {
    const { phone, syncer, ring } = await world(proxied(library(50)));
    await tap(phone, ...Array.from({ length: 40 }, (_, n) => n + 1));
    syncer.start();
    for (let n = 0; n < 40 && (await unsentIn(phone)) > 2; n++) await ring();
    const left = await phone.database.records.where('unsent').aboveOrEqual(0).primaryKeys();
    expect(left).toContain(`tally/${poison}`);
    expect(left.length, 'it alone, or one that happened to go with it').toBeLessThanOrEqual(2);
    expect((await phone.store.cursors()).open).toBe(50);
    expect(syncer.view.getState()).toMatchObject({ phase: 'waiting', problem: 'no-network', unsent: left.length });
  });

  it('the change is tried again, less and less often, and goes when it can', async () => {
    const { phone, office, requests, syncer, ring, waits } = await world(proxied(library(5)));
    await tap(phone, 5);
    syncer.start();
    for (let n = 0; n < 12; n++) await ring();
    expect(Math.max(...waits()), 'a line that bears the rest is no reason to hurry').toBe(25_000);
    const before = requests.length;
    await ring();
    expect(
      requests.slice(before).some(({ changes }) => changes.length === 1),
      'in each flight',
    ).toBe(true);
    office.respond = library(5);
    await ring();
    expect(await unsentIn(phone)).toBe(0);
    expect(waits()).toEqual([60_000]);
  });

  it('a line that is only bad does not change the order: when it is back, all goes in one flight', async () => {
    const { phone, office, syncer, ring, waits } = await world(offline);
    await tap(phone, 1);
    syncer.start();
    for (let n = 0; n < 9; n++) {
      office.respond = offline;
      await ring();
    }
    office.respond = library(5);
    await ring();
    expect(await unsentIn(phone)).toBe(0);
    expect(syncer.view.getState()).toMatchObject({ phase: 'idle' });
    office.respond = offline;
    await tap(phone, 2);
    await ring(400);
    expect(waits(), 'and what was is forgotten').toContain(2_000);
  });

  it('pages that never come do not hold up what is unsent, either', async () => {
    const { phone, office, syncer, ring } = await world(offline);
    await tap(phone, 1);
    syncer.start();
    for (let n = 0; n < 6; n++) await ring();
    office.respond = (request, n) => (request.pageBytes === 0 ? library(5)(request, n) : offline(request, n));
    for (let n = 0; n < 3; n++) await ring();
    expect(await unsentIn(phone)).toBe(0);
  });
});

describe('after a failed trip', () => {
  it('what is unsent goes by itself: its answer is small, and no page is in its way', async () => {
    let isDown = false;
    const office = library(10);
    const { phone, requests, syncer, ring } = await world((request, n, trip) =>
      isDown && request.pageBytes !== 0 ? offline(request, n) : office(request, n, trip),
    );
    syncer.start();
    await settled();
    isDown = true;
    await tap(phone, 1);
    await ring(400);
    expect(await unsentIn(phone)).toBe(1);
    await ring(2_000);
    expect(await unsentIn(phone)).toBe(0);
    expect(requests.filter(isAlone).length).toBe(1);
  });

  it('that was in order before, one trip does both', async () => {
    const { phone, requests, syncer, ring } = await world(library(10));
    syncer.start();
    await settled();
    await tap(phone, 1);
    const before = requests.length;
    await ring(400);
    expect(requests.slice(before).map(({ changes, pageBytes }) => [changes.length, pageBytes !== 0])).toEqual([
      [1, true],
    ]);
  });
});

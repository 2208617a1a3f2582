import { describe, expect, it } from 'vitest';
import { autoLockChoicesMs, createLock, type LockPowers } from '../../src/client/lock.ts';
import { tallyWrite } from '../../src/domain/event.ts';
import { type LockedPhone, newLockedPhone, smallOffice } from './store/locked-phone.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const effort = { memoryKiB: 8, passes: 1 };

async function world(more: Partial<LockPowers> = {}) {
  const phone = await newLockedPhone('314159');
  const kept = new Map<string, string>();
  let fetched = 0;
  const lock = createLock({
    vault: phone.vault,
    store: phone.store,
    now: () => phone.clock.ms,
    after: () => () => undefined,
    storage: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) },
    measure: async () => effort,
    leaseDays: () => 14,
    opened: () => void (fetched += 1),
    ...more,
  });
  return { phone, lock, kept, fetched: () => fetched, state: () => lock.view.getState().state };
}

const pages = ({ database }: LockedPhone) => database.pages.count();

describe('contacts close by themselves', () => {
  it('after five minutes of silence, and not while somebody touches the phone', async () => {
    const { phone, lock, state } = await world();
    phone.clock.ms += 4 * minute;
    lock.touched();
    phone.clock.ms += 4 * minute;
    await lock.look();
    expect(state()).toBe('open');
    phone.clock.ms += minute;
    await lock.look();
    expect(state()).toBe('locked');
  });

  it('at the first touch after the phone slept: timers stood still, and the finger may be another one', async () => {
    const { phone, lock, state } = await world();
    phone.clock.ms += 60 * minute;
    lock.touched();
    expect(state()).toBe('locked');
  });

  it('in this tab, too, when another one lost the key', async () => {
    const { phone, lock, state } = await world();
    await phone.database.meta.put({ key: 'lock', value: { dropped: true } });
    await lock.look();
    expect(state()).toBe('dropped');
  });

  it('after as long as the person chose, also the next time', async () => {
    const { phone, lock, kept } = await world();
    lock.setAutoLock(autoLockChoicesMs[0]);
    const again = createLock({
      vault: phone.vault,
      store: phone.store,
      now: () => phone.clock.ms,
      after: () => () => undefined,
      storage: { getItem: (key) => kept.get(key) ?? null, setItem: () => undefined },
      measure: async () => effort,
      leaseDays: () => 14,
      opened: () => undefined,
    });
    phone.clock.ms += minute;
    await again.look();
    expect(again.view.getState().state).toBe('locked');
  });

  it('when the clock goes back: nobody knows how long it was', async () => {
    const { phone, lock, state } = await world();
    phone.clock.ms -= day;
    await lock.look();
    expect(state()).toBe('locked');
  });
});

describe('counting', () => {
  it('goes on while contacts are closed, and reaches the office', async () => {
    const { phone, lock } = await world();
    lock.lock();
    const tap = { event: 'e1', id: 'e1.t1', sheet: 'e1.anna', measure: 'people', group: '', amount: 1, atMs: 1 };
    expect(await phone.store.write([tallyWrite(tap)])).toEqual({ ok: true });
    const office = smallOffice();
    await office.exchange(phone);
    expect(office.heard.map(({ change }) => change.kind)).toEqual(['tally']);
  });
});

describe('the lease', () => {
  it('takes contacts away after fourteen days without an answer, and counts and unsent changes never', async () => {
    const { phone, lock } = await world();
    const office = smallOffice();
    await phone.store.write([{ kind: 'volunteer', id: 'v1', fields: { family: 'Nowak' } }]);
    await office.exchange(phone);
    await phone.store.write([{ kind: 'volunteer', id: 'v2', fields: { family: 'Lis' } }]);
    await phone.store.write([{ kind: 'event', id: 'e1', fields: { title: 'Zabawa' } }]);
    phone.clock.ms += 14 * day - minute;
    await lock.look();
    expect(await pages(phone)).toBeGreaterThan(0);
    phone.clock.ms += 2 * minute;
    await lock.look();
    expect(await pages(phone)).toBe(0);
    expect(lock.view.getState()).toMatchObject({ state: 'locked', leasedOut: true });
    await office.exchange(phone);
    expect(office.valueOf('v2', 'family')).toBe('Lis');
    expect(office.valueOf('e1', 'title')).toBe('Zabawa');
  });

  it('does not wait for a clock that was set back', async () => {
    const { phone, lock } = await world();
    await phone.store.write([{ kind: 'volunteer', id: 'v1', fields: { family: 'Nowak' } }]);
    await smallOffice().exchange(phone);
    phone.clock.ms -= 30 * day;
    await lock.look();
    expect(await pages(phone)).toBe(0);
  });

  it('begins with the first answer, not before', async () => {
    const { phone, lock } = await world();
    phone.clock.ms += 400 * day;
    await lock.look();
    expect(phone.vault.holdsKey).toBe(true);
  });
});

describe('opening', () => {
  it('asks the office at once for what stood still meanwhile', async () => {
    const { lock, fetched, state } = await world();
    lock.lock();
    expect(await lock.unlock('271828')).toMatchObject({ ok: false });
    expect(fetched()).toBe(0);
    expect(await lock.unlock('314159')).toEqual({ ok: true });
    expect([fetched(), state()]).toEqual([1, 'open']);
  });

  it('with the tenth wrong PIN takes contacts from the phone; what was unsent still reaches the office; a new PIN can be set', async () => {
    const { phone, lock, state } = await world();
    const office = smallOffice();
    await phone.store.write([{ kind: 'volunteer', id: 'v1', fields: { label: 'Ewa N.', family: 'Nowak' } }]);
    lock.lock();
    for (let n = 0; n < 10; n++) await lock.unlock('000000');
    expect(state()).toBe('dropped');
    expect(await pages(phone)).toBe(0);
    await office.exchange(phone);
    expect(office.valueOf('v1', 'family')).toBe('Nowak');
    await lock.setUp('pin', '271828');
    expect(state()).toBe('open');
  });
});

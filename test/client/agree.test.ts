import { beforeEach, describe, expect, it } from 'vitest';
import { agree } from '../../src/client/agree.ts';
import { type Flight, type FlightPowers, newCourse } from '../../src/client/course.ts';
import { isCheckDue } from '../../src/client/store/fingerprints.ts';
import type { Transport } from '../../src/client/transport.ts';
import type { SyncRequest } from '../../src/sync/exchange.ts';
import { newPhone, type Phone, replyOf } from './store/phone.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

describe('a difference that can not be mended', () => {
  let phone: Phone;
  let asked: SyncRequest[];
  let powers: FlightPowers;
  let flight: Flight;
  let said: boolean[];

  beforeEach(async () => {
    phone = await newPhone();
    await phone.database.meta.put({ key: 'checkedAt', value: phone.clock.ms });
    asked = [];
    said = [];
    // An office whose fingerprint is wrong, and that finds no bucket in which the copies differ.
    const post = async (_path: string, body: SyncRequest) => {
      asked.push(body);
      return { ok: true, reply: replyOf({ compared: { differing: [], parts: [] } }) };
    };
    powers = {
      store: phone.store,
      seal: phone.seal,
      transport: { post } as unknown as Transport,
      role: 'organizer',
      now: () => phone.clock.ms,
    };
    flight = {
      course: newCourse(),
      signal: new AbortController().signal,
      moved: () => undefined,
      leaving: () => undefined,
      answered: () => undefined,
      agreed: (isSame) => said.push(isSame),
    };
  });
  const wrong = { open: '00000000000000ff' };

  it('is gone into once, and then not before ten minutes are over; nobody is told that the copies are the same', async () => {
    expect(await agree(powers, flight, wrong)).toBe('again');
    expect(asked.map(({ compare }) => compare?.class)).toEqual(['open']);
    phone.clock.ms += 9 * minute;
    expect(await agree(powers, flight, wrong)).toEqual({ ok: true });
    expect(asked).toHaveLength(1);
    phone.clock.ms += 2 * minute;
    expect(await agree(powers, flight, wrong)).toBe('again');
    expect(asked).toHaveLength(2);
    expect(said).toEqual([false, false, false]);
  });

  it('does not put off another one', async () => {
    await agree(powers, flight, wrong);
    expect(await agree(powers, flight, { open: '00000000000000aa' })).toBe('again');
    expect(asked).toHaveLength(2);
  });
});

it('all rows are checked once a day, and soon where the clock was set back', async () => {
  const phone = await newPhone();
  expect(await isCheckDue(phone.store), 'never checked').toBe(true);
  const atNow = { value: phone.clock.ms };
  await phone.database.meta.bulkPut([
    { key: 'checkedAt', ...atNow },
    { key: 'pagesCheckedAt', ...atNow },
  ]);
  expect(await isCheckDue(phone.store)).toBe(false);
  phone.clock.ms += day - 1;
  expect(await isCheckDue(phone.store)).toBe(false);
  phone.clock.ms += 1;
  expect(await isCheckDue(phone.store)).toBe(true);
  phone.clock.ms -= 400 * day;
  expect(await isCheckDue(phone.store)).toBe(true);
});

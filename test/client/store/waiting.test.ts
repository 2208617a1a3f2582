import { describe, expect, it } from 'vitest';
import { countWaiting } from '../../../src/client/store/waiting.ts';
import { exchange, newPhone } from './phone.ts';

const titled = (id: string, title: string) => ({ kind: 'event', id, fields: { title } });
const newcomer = { kind: 'volunteer', id: 'v1', fields: { label: 'Ania K.', given: 'Ania', family: 'Kot' } };

describe('what waits for the office', () => {
  it('is counted by record: a newcomer with name and label is one, and the oldest tells since when', async () => {
    const phone = await newPhone();
    await phone.store.write([titled('e1', 'Zabawa')]);
    phone.clock.ms += 5_000;
    await phone.store.write([titled('e2', 'Bal'), newcomer]);
    expect(await countWaiting(phone.store)).toEqual({ unsent: 3, held: 0, oldestUnsentAt: 1_000_000 });
  });

  it('is nothing once the office has it, and apart where the office holds it', async () => {
    const phone = await newPhone();
    await phone.store.write([titled('e1', 'Zabawa'), newcomer]);
    await exchange(phone);
    expect(await countWaiting(phone.store)).toEqual({ unsent: 0, held: 0 });
    await phone.store.write([titled('e2', 'Bal')]);
    await exchange(phone, { held: 'unknown-kind' });
    expect(await countWaiting(phone.store)).toEqual({ unsent: 0, held: 1 });
  });
});

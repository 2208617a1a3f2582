import { describe, expect, it } from 'vitest';
import { createRateLimit, maxAskers } from '../../src/server/http/rate.ts';
import { networkOf } from '../../src/server/network.ts';

const few = { burst: 3, perSecond: 2 };

describe('the limit of how often anybody may ask', () => {
  it('lets a burst through, then as many as come back in a second, and says when', () => {
    const take = createRateLimit(few);
    expect([take('a', 0), take('a', 0), take('a', 0), take('a', 0)]).toEqual([0, 0, 0, 500]);
    expect(take('a', 400)).toBe(100);
    expect([take('a', 500), take('a', 500)]).toEqual([0, 500]);
  });

  it('does not charge for what it refuses, and never saves up more than a burst', () => {
    const take = createRateLimit(few);
    for (let i = 0; i < 1000; i++) take('a', 0);
    expect([take('a', 500), take('a', 1000)]).toEqual([0, 0]);
    const later = 1_000_000;
    expect([1, 2, 3, 4].map(() => take('a', later))).toEqual([0, 0, 0, 500]);
  });

  it('counts everybody apart', () => {
    const take = createRateLimit(few);
    for (let i = 0; i < 9; i++) take('a', 0);
    expect(take('b', 0)).toBe(0);
  });

  it('goes on when the clock is set back by an hour', () => {
    const take = createRateLimit(few);
    const hour = 3_600_000;
    for (let i = 0; i < 3; i++) take('a', hour);
    expect(take('a', 0)).toBe(500);
    expect(take('a', 500)).toBe(0);
  });

  it('remembers so many and no more, and forgets first who was quiet longest', () => {
    const take = createRateLimit({ burst: 1, perSecond: 0.001 });
    take('first', 0);
    take('busy', 0);
    for (let i = 0; i < maxAskers - 1; i++) {
      take(`n${i}`, 0);
      if (i % 1000 === 0) take('busy', 0);
    }
    expect(take('busy', 0)).toBeGreaterThan(0);
    expect(take('first', 0), 'forgotten, and so let in').toBe(0);
  });
});

it('takes a home’s whole IPv6 /64 for one network, however it is written', () => {
  const home = networkOf('2001:db8:0:0:1:2:3:4');
  for (const same of ['2001:db8::1', '2001:0db8::ffff:0:0:9', '2001:DB8:0::5', '2001:db8::7%eth0']) {
    expect(networkOf(same)).toBe(home);
  }
  expect(networkOf('2001:db8:0:1::1')).not.toBe(home);
  expect(networkOf('::1')).toBe('0:0:0:0');
  expect(networkOf('192.0.2.7')).toBe('192.0.2.7');
  expect(networkOf('::ffff:192.0.2.7')).not.toBe(networkOf('::ffff:192.0.2.8'));
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventOf, idInEvent, idPattern, maxIdLength, newId, presenceId, sheetId } from '../../src/domain/id.ts';
import { bucketOf } from '../../src/sync/bucket.ts';

const random = fc.uint8Array({ minLength: 10, maxLength: 16 });
const moment = fc.integer({ min: 0, max: 4_133_980_799_999 });

describe('ids', () => {
  it('are 26 characters that the office accepts', () => {
    fc.assert(
      fc.property(moment, random, (ms, noise) => {
        expect(newId(ms, noise)).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
        expect(newId(ms, noise)).toMatch(idPattern);
      }),
    );
  });

  it('follow the order of time', () => {
    fc.assert(
      fc.property(moment, moment, random, random, (a, b, left, right) => {
        fc.pre(a < b);
        expect(newId(a, left) < newId(b, right)).toBe(true);
      }),
    );
  });

  it('use all 80 bits of the dice', () => {
    const blank = newId(0, new Uint8Array(10));
    for (let bit = 0; bit < 80; bit++) {
      const noise = new Uint8Array(10);
      noise[bit >> 3] = 1 << (bit & 7);
      expect(newId(0, noise)).not.toBe(blank);
    }
  });

  it('of what belongs to an event begin with it, and all lie in one bucket', () => {
    const event = newId(1_700_000_000_000, new Uint8Array(10).fill(7));
    const person = newId(1_700_000_000_001, new Uint8Array(10).fill(9));
    const ids = {
      tally: idInEvent(event, person),
      sheet: sheetId(event, 'anna'),
      presence: presenceId(event, person, '2026-11-23'),
    };
    for (const [kind, id] of Object.entries(ids)) {
      expect(eventOf(id)).toBe(event);
      expect(bucketOf(kind, id)).toBe(bucketOf('event', event));
      expect(id.length).toBeLessThanOrEqual(maxIdLength);
    }
    expect(eventOf(event)).toBe(event);
  });

  it('of one presence are the same whoever ticks it', () => {
    expect(presenceId('e1', 'v1', '2026-11-23')).toBe('e1.v1.2026-11-23');
  });
});

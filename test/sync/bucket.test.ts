import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketOf, pageOf, pagesIn } from '../../src/sync/bucket.ts';

const ids = fc.stringMatching(/^[0-9a-z]{26}$/);

describe('the sealed pages of a phone', () => {
  it('each lie in one bucket, so that comparing a bucket sees all of its records', () => {
    const kinds = fc.constantFrom('volunteer', 'partner', 'presence', 'weather');
    fc.assert(
      fc.property(kinds, ids, (kind, id) => {
        expect(pagesIn(bucketOf(kind, id))).toContain(pageOf(kind, id));
      }),
    );
  });

  it('belong to no two buckets', () => {
    const all = Array.from({ length: 64 }, (_, n) => pagesIn(`volunteer/${n}`)).flat();
    expect(new Set(all).size).toBe(all.length);
  });

  it('hold some twenty of ten thousand contacts each, so that one change opens and seals little', () => {
    const sizes = new Map<string, number>();
    for (let n = 0; n < 10_000; n++) {
      const page = pageOf('volunteer', `01kv3m3ezm${n.toString(36).padStart(16, '0')}`);
      sizes.set(page, (sizes.get(page) ?? 0) + 1);
    }
    expect(Math.max(...sizes.values())).toBeLessThanOrEqual(60);
  });
});

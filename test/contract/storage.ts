/** One suite for every backend: what src/server/storage/storage.ts promises. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FieldClass } from '../../src/domain/kinds.ts';
import type {
  OfficeTx,
  PastCell,
  QuarantinedChange,
  Storage,
  StoredPart,
  Tx,
} from '../../src/server/storage/storage.ts';
import { sumOfStored } from '../../src/server/take-in.ts';
import { emptyDigest, fromDigest, Moves, toDigest } from '../../src/sync/digest.ts';

export const office = '01office0000000000000000aa';
export const otherOffice = '01office0000000000000000bb';

export function part(id: string, value: string | number, fieldClass: FieldClass = 'open', kind = 'event'): StoredPart {
  return { kind, id, class: fieldClass, cells: { note: [value, 1000, 'phone'] } };
}

export async function addOffice(tx: Tx, id: string): Promise<void> {
  await tx.addOffice({ office: id, name: `Office ${id}`, example: false, createdAt: 1, letterKey: null });
}

export function storageContract(name: string, open: () => Promise<Storage>): void {
  describe(`the ${name} storage keeps its promise`, () => {
    let storage: Storage;
    const inOffice = <T>(work: (office: OfficeTx) => Promise<T>, id = office) =>
      storage.transact(async (tx) => {
        const found = await tx.inOffice(id);
        if (found === undefined) throw new Error('no such office');
        return work(found);
      });

    beforeEach(async () => {
      storage = await open();
      await storage.transact(async (tx) => {
        await addOffice(tx, office);
        await addOffice(tx, otherOffice);
      });
    });
    afterEach(() => storage.close());

    it('numbers what is put, in the order of the list, and gives a rewritten part a new number', async () => {
      await inOffice((copy) => copy.putParts([part('e1', 'a'), part('e2', 'b'), part('e1', 'c', 'team')]));
      await inOffice((copy) => copy.putParts([part('e1', 'later')]));
      const page = await inOffice((copy) => copy.pageAfter(['open', 'team'], {}, 1e6));
      expect(page.parts.map((found) => [found.id, found.class, found.cells['note']?.[0]])).toEqual([
        ['e2', 'open', 'b'],
        ['e1', 'team', 'c'],
        ['e1', 'open', 'later'],
      ]);
      expect(page).toMatchObject({ lastSeq: 4, more: false });
      expect(await inOffice(async (copy) => copy.seq())).toBe(4);
    });

    it('keeps nothing of work that throws', async () => {
      const work = inOffice(async (copy) => {
        await copy.putParts([part('e1', 'gone')]);
        throw new Error('halfway');
      });
      await expect(work).rejects.toThrow('halfway');
      expect(await inOffice((copy) => copy.readParts([{ kind: 'event', id: 'e1' }]))).toEqual([]);
      expect(await inOffice(async (copy) => copy.seq())).toBe(0);
    });

    it('shows nothing of one office to another', async () => {
      await inOffice((copy) => copy.putParts([part('e1', 'ours')]));
      await inOffice((copy) => copy.addHistory([past('e1', 5)]));
      await inOffice((copy) => copy.quarantine([aside('x')]));
      const seen = await inOffice(
        async (copy) => ({
          seq: copy.seq(),
          parts: await copy.readParts([{ kind: 'event', id: 'e1' }]),
          past: await copy.readPast([{ kind: 'event', id: 'e1', stamp: [5, 'phone'] }]),
          page: (await copy.pageAfter(['open'], {}, 1e6)).parts,
          aside: (await copy.readQuarantine('phone', ['x'])).refused.rows,
        }),
        otherOffice,
      );
      expect(seen).toEqual({ seq: 0, parts: [], past: [], page: [], aside: 0 });
      await inOffice((copy) => copy.putParts([part('e1', 'theirs')]), otherOffice);
      expect(await inOffice((copy) => copy.readParts([{ kind: 'event', id: 'e1' }]))).toEqual([part('e1', 'ours')]);
    });

    it('knows no office that was not opened', async () => {
      expect(await storage.transact(async (tx) => (await tx.inOffice('nowhere')) === undefined)).toBe(true);
    });

    it('reads all classes of the records asked for, a thousand at once', async () => {
      const many = Array.from({ length: 1200 }, (_, index) => part(`e${index}`, index));
      await inOffice((copy) =>
        copy.putParts([...many, part('e7', 'secret', 'contact'), part('e7', 'v', 'open', 'plan')]),
      );
      const found = await inOffice((copy) => copy.readParts(many.map(({ kind, id }) => ({ kind, id }))));
      expect(found).toHaveLength(1201);
      expect(found).toContainEqual(part('e7', 'secret', 'contact'));
      expect(found.some((row) => row.kind === 'plan')).toBe(false);
    });

    it('knows a past value by record, field and stamp', async () => {
      await inOffice((copy) => copy.addHistory([past('e1', 5), past('e1', 6), past('e2', 5), past('e1', 5)]));
      const found = await inOffice((copy) => copy.readPast([{ kind: 'event', id: 'e1', stamp: [5, 'phone'] }]));
      expect(found).toEqual([{ kind: 'event', id: 'e1', field: 'note', stamp: [5, 'phone'] }]);
    });

    it('sets a change aside once, however often it comes, and counts held and refused apart', async () => {
      await inOffice((copy) => copy.quarantine([aside('a'), aside('b', true), aside('a')]));
      await inOffice((copy) => copy.quarantine([aside('a'), aside('c', true)]));
      const found = await inOffice((copy) => copy.readQuarantine('phone', ['a', 'z']));
      expect(found).toEqual({
        held: { rows: 2, bytes: 16 },
        refused: { rows: 1, bytes: 8 },
        known: new Map([['a', false]]),
      });
      const foreign = await inOffice((copy) => copy.readQuarantine('tablet', ['a']));
      expect(foreign).toEqual({ held: { rows: 0, bytes: 0 }, refused: { rows: 0, bytes: 0 }, known: new Map() });
    });

    it('gives a clerk what waits, oldest first, and knows what is settled until that is taken back', async () => {
      await inOffice((copy) => copy.quarantine([{ ...aside('late'), at: 9 }, aside('early', true)]));
      const waiting = () => inOffice(async (copy) => (await copy.lyingAside(10)).map(({ hash, held }) => [hash, held]));
      expect(await waiting()).toEqual([
        ['early', true],
        ['late', false],
      ]);
      await inOffice((copy) => copy.settle('phone', 'early', 50));
      expect(await waiting()).toEqual([['late', false]]);
      const one = await inOffice((copy) => copy.lyingAside(1, { device: 'phone', hash: 'early' }));
      expect(one[0]).toMatchObject({ hash: 'early', settledAt: 50 });
      await inOffice((copy) => copy.settle('phone', 'early', null));
      expect(await waiting()).toHaveLength(2);
      expect(await inOffice((copy) => copy.lyingAside(10), otherOffice)).toEqual([]);
    });

    it('forgets the past and the set-aside changes of a removed record, and of no other', async () => {
      const past = (id: string): PastCell => ({
        kind: 'volunteer',
        id,
        class: 'contact',
        field: 'phone',
        cell: ['600', 5, 'phone'],
        at: 1,
      });
      const change = (id: string) => ({ ...aside(id), raw: JSON.stringify({ kind: 'volunteer', id }) });
      await inOffice((copy) => copy.addHistory([past('v1'), past('v2')]));
      await inOffice((copy) => copy.quarantine([change('v1'), change('v2')]));
      await inOffice((copy) => copy.scrub([{ kind: 'volunteer', id: 'v1' }]));
      const left = await inOffice(async (copy) => ({
        past: await copy.readPast(['v1', 'v2'].map((id) => ({ kind: 'volunteer', id, stamp: [5, 'phone'] }))),
        aside: await copy.lyingAside(10),
      }));
      expect(left.past.map(({ id }) => id)).toEqual(['v2']);
      expect(left.aside.map(({ hash }) => hash)).toEqual(['v2']);
    });

    it('moves the fingerprints of a class and of its buckets, and puts wrong ones right from the parts', async () => {
      const inEvent = (id: string) => part(id, 'x', 'open', 'tally');
      const put = [inEvent('e1.a'), inEvent('e1.b'), inEvent('e2.a'), part('v1', 'x', 'team', 'volunteer')];
      const moves = new Moves();
      for (const one of put) moves.add(one.class, one.kind, one.id, 0n, sumOfStored(one));
      await inOffice((copy) => copy.putParts(put));
      expect(await inOffice((copy) => copy.sums(['open']))).toEqual({ open: emptyDigest });
      await inOffice((copy) => copy.moveSums(moves));
      const all = { after: '', upTo: null };
      const read = () =>
        inOffice(async (copy) => ({
          sums: await copy.sums(['open', 'team']),
          buckets: await copy.bucketSums('open', all),
        }));
      const right = await read();
      expect([...right.buckets]).toEqual([
        ['event/e1', toDigest(sumOfStored(inEvent('e1.a')) + sumOfStored(inEvent('e1.b')))],
        ['event/e2', toDigest(sumOfStored(inEvent('e2.a')))],
      ]);
      const whole = [...right.buckets.values()].reduce((sum, digest) => sum + fromDigest(digest), 0n);
      expect(right.sums.open).toBe(toDigest(whole));
      expect([
        ...(await inOffice((copy) => copy.bucketSums('open', { after: 'event/e1', upTo: null }))).keys(),
      ]).toEqual(['event/e2']);
      const found = await inOffice((copy) => copy.partsIn('open', 'event/e1', { after: 'tally/e1.a', upTo: null }));
      expect(found).toEqual([inEvent('e1.b')]);

      const wrong = new Moves();
      wrong.add('open', 'tally', 'e1.a', 0n, 7n);
      wrong.add('open', 'tally', 'e9.z', 0n, 9n);
      await inOffice((copy) => copy.moveSums(wrong));
      expect(await inOffice((copy) => copy.remake('open'))).toBeGreaterThan(0);
      expect(await read()).toEqual(right);
      expect(await inOffice((copy) => copy.remake('open'))).toBe(0);
      expect(await inOffice((copy) => copy.sums(['open']), otherOffice)).toEqual({ open: emptyDigest });
    });

    it('pages by classes and cursors, cut by bytes, and every part comes exactly once', async () => {
      const classes = ['open', 'team', 'contact', 'office'] as const;
      const parts = Array.from({ length: 1000 }, (_, i) => part(`e${i}`, 'x'.repeat(50), classes[i % 4] ?? 'open'));
      await inOffice((copy) => copy.putParts(parts));
      const seen: string[] = [];
      let after = 0;
      for (let pages = 0; ; pages++) {
        const page = await inOffice((copy) =>
          copy.pageAfter(['open', 'contact'], { open: after, contact: after }, 5000),
        );
        seen.push(...page.parts.map((found) => found.id));
        if (!page.more) break;
        expect(pages).toBeLessThan(100);
        after = page.lastSeq ?? 0;
      }
      expect(seen).toEqual(parts.filter((_, i) => i % 2 === 0).map((found) => found.id));
      const lagging = await inOffice((copy) => copy.pageAfter(['open', 'team'], { open: 1000, team: 990 }, 1e6));
      expect(lagging.parts.map((found) => found.id)).toEqual(['e993', 'e997']);
    });

    it('sends a part that is bigger than a page, alone', async () => {
      await inOffice((copy) => copy.putParts([part('big', 'x'.repeat(900)), part('next', 'y')]));
      const page = await inOffice((copy) => copy.pageAfter(['open'], {}, 100));
      expect(page).toMatchObject({ lastSeq: 1, more: true });
      expect(page.parts.map((found) => found.id)).toEqual(['big']);
    });

    it('lets a reader who follows the numbers miss nothing while eight write at once', async () => {
      const writers = 8;
      const rounds = 12;
      const seen: string[] = [];
      let after = 0;
      let writing = true;
      const read = async () => {
        const page = await inOffice((copy) => copy.pageAfter(['open'], { open: after }, 1e6));
        seen.push(...page.parts.map((found) => found.id));
        after = page.lastSeq ?? after;
      };
      const reader = (async () => {
        while (writing) await read();
      })();
      await Promise.all(
        Array.from({ length: writers }, async (_, writer) => {
          for (let round = 0; round < rounds; round++) {
            await inOffice(async (copy) => {
              await copy.readParts([{ kind: 'event', id: `w${writer}` }]);
              await copy.putParts([part(`w${writer}r${round}a`, round), part(`w${writer}r${round}b`, round)]);
            });
          }
        }),
      );
      writing = false;
      await reader;
      await read();
      expect(after).toBe(writers * rounds * 2);
      expect(new Set(seen).size).toBe(writers * rounds * 2);
      expect(seen).toHaveLength(writers * rounds * 2);
    });
  });
}

function past(id: string, ms: number) {
  return { kind: 'event', id, class: 'open', field: 'note', cell: ['old', ms, 'phone'], at: 50 } as const;
}

function aside(hash: string, held = false): QuarantinedChange {
  return { device: 'phone', hash, code: 'bad-value', held, at: 1, raw: '{"ż":1}' };
}

/** One office's fingerprints, in memory. */
import type { FieldClass } from '../../domain/kinds.ts';
import { bucketOf } from '../../sync/bucket.ts';
import { type Digest, sumOfCells, toDigest } from '../../sync/digest.ts';
import { type OfficeState, withoutSeq } from './memory-state.ts';
import type { OfficeTx } from './storage.ts';

type SumsOfOffice = Pick<OfficeTx, 'sums' | 'bucketSums' | 'partsIn' | 'moveSums' | 'remake'>;

export function memorySums(state: OfficeState): SumsOfOffice {
  const add = (fieldClass: FieldClass, bucket: string, move: bigint) => {
    const key = `${fieldClass} ${bucket}`;
    const sum = BigInt.asUintN(64, (state.sums.get(key) ?? 0n) + move);
    if (sum === 0n) state.sums.delete(key);
    else state.sums.set(key, sum);
  };
  return {
    async sums(classes) {
      return Object.fromEntries(classes.map((each) => [each, toDigest(state.sums.get(`${each} `) ?? 0n)]));
    },
    async bucketSums(fieldClass, { after, upTo }) {
      const found = new Map<string, Digest>();
      for (const [key, sum] of state.sums) {
        const bucket = key.startsWith(`${fieldClass} `) ? key.slice(fieldClass.length + 1) : '';
        if (bucket > after && (upTo === null || bucket <= upTo)) found.set(bucket, toDigest(sum));
      }
      return new Map([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
    },
    async partsIn(fieldClass, bucket, { after, upTo }) {
      return [...state.parts.values()]
        .filter(({ kind, id, class: each }) => each === fieldClass && bucketOf(kind, id) === bucket)
        .filter(({ kind, id }) => `${kind}/${id}` > after && (upTo === null || `${kind}/${id}` <= upTo))
        .map(withoutSeq);
    },
    async moveSums(moves) {
      for (const [fieldClass, buckets] of moves.byClass) {
        for (const [bucket, move] of buckets) {
          add(fieldClass, bucket, move);
          add(fieldClass, '', move);
        }
      }
    },
    async remake(fieldClass) {
      const is = new Map<string, bigint>();
      for (const { kind, id, class: each, cells } of state.parts.values()) {
        if (each !== fieldClass) continue;
        const bucket = bucketOf(kind, id);
        is.set(bucket, (is.get(bucket) ?? 0n) + sumOfCells(kind, id, Object.entries(cells)));
      }
      let wrong = 0;
      const held = [...state.sums.keys()].filter((key) => key.startsWith(`${fieldClass} `));
      for (const bucket of new Set([...is.keys(), ...held.map((key) => key.slice(fieldClass.length + 1))])) {
        if (bucket === '') continue;
        const sum = BigInt.asUintN(64, is.get(bucket) ?? 0n);
        const move = sum - (state.sums.get(`${fieldClass} ${bucket}`) ?? 0n);
        if (move !== 0n) wrong += 1;
        add(fieldClass, bucket, move);
      }
      const whole = [...is.values()].reduce((a, b) => a + b, 0n);
      add(fieldClass, '', whole - (state.sums.get(`${fieldClass} `) ?? 0n));
      return wrong;
    },
  };
}

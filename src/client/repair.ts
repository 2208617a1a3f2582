/**
 * Finds where two copies differ and brings them together, with no one's help: by bucket, then by record, then both ways.
 * What the office has more of is joined here; what the phone has more of is marked unsent and goes out as any other.
 */
import type { FieldClass } from '../domain/kinds.ts';
import type { Digest } from '../sync/digest.ts';
import { type Compare, type SyncReply, syncReplySchema } from '../sync/exchange.ts';
import { protocolVersion } from '../sync/protocol.ts';
import { type Flight, type FlightPowers, type Landing, stalled } from './course.ts';
import { classesNow, proofOf } from './scope.ts';
import { applyReply } from './store/exchange.ts';
import { bucketDigests, recordDigests } from './store/fingerprints.ts';
import type { Exchange } from './transport.ts';

/** Names in one comparison: some 100 kB. */
const span = 1500;

type Sums = readonly (readonly [name: string, digest: Digest])[];

/** Compares the classes and joins what differs. ok means that all was compared, not that nothing differs any more. */
export async function repair(powers: FlightPowers, flight: Flight, classes: readonly FieldClass[]): Promise<Landing> {
  for (const fieldClass of classes) {
    const buckets = await compareAll(powers, flight, { class: fieldClass }, (after) =>
      bucketDigests(powers.store, fieldClass, after, span),
    );
    if (!buckets.ok) return buckets;
    for (const bucket of buckets.differing) {
      const records = await recordDigests(powers.store, fieldClass, bucket);
      const compared = await compareAll(powers, flight, { class: fieldClass, bucket }, async (after) =>
        records.filter(([name]) => name > after).slice(0, span),
      );
      if (!compared.ok) return compared;
    }
  }
  return { ok: true };
}

/** Asks span by span. What the office says is joined as it comes, so that a cut line loses no more than one span. */
async function compareAll(
  powers: FlightPowers,
  flight: Flight,
  what: Pick<Compare, 'class' | 'bucket'>,
  next: (after: string) => Promise<Sums>,
): Promise<{ readonly ok: true; readonly differing: readonly string[] } | Extract<Landing, { ok: false }>> {
  const differing: string[] = [];
  for (let after = ''; ; ) {
    const sums = await next(after);
    const upTo = sums.length < span ? null : (sums.at(-1)?.[0] ?? null);
    const answer = await ask(powers, flight, { ...what, after, upTo, sums: Object.fromEntries(sums) });
    if (flight.signal.aborted) return stalled;
    if (!answer.ok) return answer;
    await applyReply(powers.store, powers.seal, powers.role, [], answer.reply);
    differing.push(...(answer.reply.compared?.differing ?? []));
    if (upTo === null) return { ok: true, differing };
    after = upTo;
  }
}

async function ask(powers: FlightPowers, flight: Flight, compare: Compare): Promise<Exchange<SyncReply>> {
  const request = {
    protocol: protocolVersion,
    deviceTime: powers.now(),
    scope: { classes: [...classesNow(powers)] },
    ...proofOf(powers),
    cursors: await powers.store.cursors(),
    changes: [],
    left: 0,
    compare,
  };
  return powers.transport.post<SyncReply>('/api/sync', request, syncReplySchema, flight);
}

/**
 * The unsent of a copy whose own session has ended go out through another person's of the same office and phone: a change
 * says itself who made it, and the office judges by what the sender may do. Contacts go as the letters that they are.
 */
import { wireOf } from '../sync/change.ts';
import { syncReplySchema } from '../sync/exchange.ts';
import { protocolVersion } from '../sync/protocol.ts';
import type { Landing } from './course.ts';
import { readBatch } from './store/bundle.ts';
import { applyReply } from './store/exchange.ts';
import type { Seat } from './store/registry.ts';
import { shutSeal } from './store/shut.ts';
import type { Store } from './store/store.ts';
import type { Transport } from './transport.ts';

/** Small enough for any line. */
const carriedBytes = 50_000;

export interface CarryPowers {
  /** The copy that can't speak for itself, and its person. */
  readonly store: Store;
  readonly seat: Seat;
  readonly now: () => number;
}

/** by: the other person's way to the office, and how far her own copy has read, so that the office does not take it for emptied. */
export async function carry(
  { store, seat, now }: CarryPowers,
  by: { readonly transport: Transport; readonly open: number | undefined },
  signal: AbortSignal,
): Promise<Landing> {
  for (;;) {
    const { sendings } = await readBatch(store, carriedBytes);
    if (sendings.length === 0) return { ok: true };
    const request = {
      protocol: protocolVersion,
      deviceTime: now(),
      scope: { classes: ['open'] },
      cursors: by.open === undefined ? {} : { open: by.open },
      changes: sendings.map(wireOf),
      left: 0,
      pageBytes: 0,
    };
    const answer = await by.transport.post('/api/sync', request, syncReplySchema, { signal });
    if (!answer.ok) return answer;
    if (answer.reply.answers.length !== sendings.length) return { ok: false, code: 'no-network' };
    // The pages of another person are none of this copy.
    await applyReply(store, shutSeal, seat.role, sendings, { ...answer.reply, parts: [], cursors: {} }, signal);
  }
}

/**
 * The office has shut this device out. It sends what it has, reads nothing any more, and when the office has answered for all
 * of it the copy goes (parting.ts).
 */
import type { Farewell, SyncReply } from '../sync/exchange.ts';
import { type Flight, type FlightPowers, type Landing, stalled } from './course.ts';
import type { Batch } from './store/bundle.ts';
import { applyReply } from './store/exchange.ts';
import { verify } from './store/verify.ts';

/** Takes in the answers and nothing else. 'again': there is more to send. */
export async function partFrom(
  powers: FlightPowers,
  flight: Flight,
  batch: Batch,
  reply: SyncReply,
  how: Farewell,
): Promise<Landing | 'again'> {
  const { course, signal } = flight;
  // Whatever an office would add: this device reads no more.
  const answers = { ...reply, parts: [], more: false, cursors: {} };
  await applyReply(powers.store, powers.seal, powers.role, batch.sendings, answers, signal);
  if (signal.aborted) return stalled;
  flight.answered(answers);
  course.parting = { how, sent: (course.parting?.sent ?? 0) + batch.sendings.length };
  if (batch.left > 0) return 'again';
  if (course.passOver > 0) {
    course.passOver = 0; // The line is good now: once more those that were left out.
    return 'again';
  }
  // A row that the disk damaged is sent by nobody, and would keep the copy here for ever: it is set aside first.
  if (batch.broken > 0 && (await verify(powers.store)) > 0) return 'again';
  return { ok: true, parting: course.parting };
}

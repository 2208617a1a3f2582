/** GET /api/live: a stream of events that only ever say "new", and that it is still there. Carries no data, so that it needs no token in its address. */
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Live } from '../live.ts';
import type { Identity } from '../storage/access-records.ts';

/** Middle boxes cut connections on which nothing moves; and a phone can't see otherwise that its line is dead. */
const beatMs = 20_000;

/** every: calls again and again, returns how to stop. stopping: ends the stream with the endpoint. */
export function sendLive(
  c: Context,
  live: Live,
  by: Identity,
  every: (ms: number, work: () => void) => () => void,
  stopping: AbortSignal,
): Response {
  c.header('X-Accel-Buffering', 'no');
  const response = streamSSE(c, async (stream) => {
    const ended = new Promise<void>((resolve) => {
      stream.onAbort(resolve);
      stopping.addEventListener('abort', () => resolve(), { once: true });
    });
    // Who waits or is paused hears when that ends, and nothing of the office.
    const onlyOwn = by.state !== 'active';
    const heard = () => void stream.writeSSE({ data: 'new' });
    const stopFollowing = live.follow(by.office, by.device, heard, onlyOwn);
    const stopBeating = every(beatMs, () => void stream.writeSSE({ event: 'beat', data: 'still here' }));
    // Whoever comes back after a gap has missed what was said in it.
    await stream.writeSSE({ data: 'new' });
    await ended;
    stopBeating();
    stopFollowing();
  });
  // Nothing comes after it on its connection, so that the endpoint can stop without waiting for it.
  response.headers.set('Connection', 'close');
  return response;
}

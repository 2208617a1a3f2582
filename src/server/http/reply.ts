/** Every JSON reply of the endpoint bears the marker and the request's nonce, problems included: no captive portal can. */
import type { Context } from 'hono';
import { nonceHeader } from '../../sync/protocol.ts';
import { type Problem, problems } from '../problems.ts';

/** The nonce is the one thing of a request that comes back: short and printable, or it is left out. */
const noncePattern = /^[\x21-\x7e]{1,100}$/;

export function sendReply(c: Context, reply: object): Response {
  return c.json({ teren: 1, nonce: nonceOf(c), ...reply });
}

export function sendProblem(c: Context, { code, retryAfterMs }: Problem): Response {
  if (retryAfterMs !== undefined) c.header('Retry-After', String(Math.ceil(retryAfterMs / 1000)));
  const problem = retryAfterMs === undefined ? { code } : { code, retryAfterMs };
  return c.json({ teren: 1, nonce: nonceOf(c), problem }, problems[code].status);
}

function nonceOf(c: Context): string {
  const nonce = c.req.header(nonceHeader) ?? '';
  return noncePattern.test(nonce) ? nonce : '';
}

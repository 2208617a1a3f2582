/** What lies aside at the office for its clerk. Fetched with the page that shows it. */
import type * as v from 'valibot';
import { lyingReplySchema, settleReplySchema, type settleRequestSchema } from '../sync/clerk.ts';
import type { Transport } from './transport.ts';

export type Lying = v.InferOutput<typeof lyingReplySchema>['rows'][number];
export type Settling = v.InferInput<typeof settleRequestSchema>;
type Failed = { readonly ok: false; readonly code: string };

export async function readLying(
  transport: Transport,
): Promise<{ readonly ok: true; readonly rows: readonly Lying[] } | Failed> {
  const answer = await transport.get('/api/quarantine', lyingReplySchema);
  return answer.ok ? { ok: true, rows: answer.reply.rows } : answer;
}

/** Fails with the code of the change where the office would not take it in for a clerk either. */
export async function settleLying(transport: Transport, settling: Settling): Promise<{ readonly ok: true } | Failed> {
  const result = await transport.post('/api/quarantine/settle', settling, settleReplySchema);
  if (!result.ok) return result;
  const { answer } = result.reply;
  if (answer === null || answer === 'accepted') return { ok: true };
  return { ok: false, code: 'held' in answer ? answer.held : answer.refused };
}

/** For how long contacts may lie on a phone that the office does not answer. */
import type { Store } from './store.ts';

const dayMs = 24 * 60 * 60_000;

/** By the office's time, as far as it is known: a clock that was set back past the last answer counts as too long, too. */
export async function isLeaseOver(store: Store, leaseDays: number): Promise<boolean> {
  const answeredAt = (await store.powers.database.meta.get('answeredAt'))?.value;
  if (typeof answeredAt !== 'number') return false;
  const since = store.stampTime() - answeredAt;
  return since >= leaseDays * dayMs || since < -dayMs;
}

/** What is to be sent: reading the index of unsent parts is all there is to a queue. */
import { changesOf, type Sending, wireOf } from '../../sync/change.ts';
import { isUnsent } from '../../sync/part.ts';
import { isWhole } from './database.ts';
import { sendingOf, settleApart } from './posted.ts';
import type { Store } from './store.ts';
import { lettersToSend } from './waiting.ts';

export interface Batch {
  readonly sendings: readonly Sending[];
  /** Parts with something unsent that did not fit into this batch. */
  readonly left: number;
  /** Unsent rows that the disk changed: sent by nobody until a check has set them aside. */
  readonly broken: number;
}

/** Parts of one bundle, at most. */
const maxParts = 1000;

/** Gathers unsent changes up to a size in bytes, those that wait longest first. passOver: leaves out so many parts at the head. */
export async function readBatch(store: Store, maxBytes: number, passOver = 0): Promise<Batch> {
  const { database, pages } = store.powers;
  await settleApart(store);
  // One transaction: a tap between the two would make more taken than there were.
  const [total, found] = await database.transaction('r', database.records, async () => {
    const unsent = database.records.where('unsent').aboveOrEqual(0);
    return [await unsent.count(), await unsent.limit(passOver + maxParts).toArray()] as const;
  });
  const rows = found.filter(isWhole);
  const broken = found.length - rows.length;
  // A row that the disk changed is sent by nobody: the check that is due now sets it aside.
  if (broken > 0) await database.meta.put({ key: 'checkedAt', value: 0 });
  const sealed = (await store.sealing(() => pages.waitingParts())).filter(isUnsent);
  const letters = (await lettersToSend(store)).map((row) => [sendingOf(row)]);
  const owing = [
    ...letters.map((letter) => () => letter),
    ...sealed.map((part) => () => changesOf(part, true)),
    ...rows.map((part) => () => changesOf(part)),
  ];
  const sendings: Sending[] = [];
  let bytes = 0;
  let taken = 0;
  for (const [i, owes] of owing.entries()) {
    if (i < passOver) continue;
    const owed = owes();
    const size = JSON.stringify(owed.map(wireOf)).length;
    if (sendings.length > 0 && (bytes + size > maxBytes || sendings.length + owed.length > maxParts)) break;
    sendings.push(...owed);
    bytes += size;
    taken += 1;
  }
  return { sendings, broken, left: Math.max(0, total - broken + sealed.length + letters.length - passOver - taken) };
}

/** Which bucket a record lies in: a function of its kind and id alone, so that every copy groups alike. */
import { eventOf } from '../domain/id.ts';

const inEvent: readonly string[] = ['event', 'sheet', 'tally', 'presence', 'voice'];
const bucketsPerKind = 64;
/** A multiple of the above, so that a page lies in one bucket. Twenty contacts a page with ten thousand of them. */
const pagesPerKind = 512;

/** Events with all that belongs to them are one bucket; other kinds are spread over 64 by a hash of the id. */
export function bucketOf(kind: string, id: string): string {
  if (inEvent.includes(kind)) return `event/${eventOf(id)}`;
  return `${kind}/${hashOf(id) % bucketsPerKind}`;
}

/**
 * In which sealed page of a phone a record lies. Pages are finer than buckets: a page is opened and sealed whole for every
 * change in it, while a bucket is only a number to compare.
 */
export function pageOf(kind: string, id: string): string {
  return inEvent.includes(kind) ? bucketOf(kind, id) : `${kind}/${hashOf(id) % pagesPerKind}`;
}

/** All pages that hold records of a bucket. */
export function pagesIn(bucket: string): readonly string[] {
  const [kind = '', first = ''] = bucket.split('/');
  if (kind === 'event') return [bucket];
  return Array.from(
    { length: pagesPerKind / bucketsPerKind },
    (_, i) => `${kind}/${Number(first) + i * bucketsPerKind}`,
  );
}

/** Which kinds can lie in a bucket; with the event, where it is an event's. */
export function kindsIn(bucket: string): readonly { readonly kind: string; readonly event?: string }[] {
  const [kind = '', event = ''] = bucket.split('/');
  return kind === 'event' ? inEvent.map((each) => ({ kind: each, event })) : [{ kind }];
}

/** FNV-1a, 32 bit, over UTF-16 units: ids are plain ASCII. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash;
}

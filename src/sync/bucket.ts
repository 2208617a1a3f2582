/** Which bucket a record lies in: a function of its kind and id alone, so that every copy groups alike. */
import { eventOf } from '../domain/id.ts';

const inEvent: readonly string[] = ['event', 'sheet', 'tally', 'presence'];
const bucketsPerKind = 64;

/** Events with all that belongs to them are one bucket; other kinds are spread over 64 by a hash of the id. */
export function bucketOf(kind: string, id: string): string {
  if (inEvent.includes(kind)) return `event/${eventOf(id)}`;
  return `${kind}/${hashOf(id) % bucketsPerKind}`;
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

/** What a code of the catalogue means to a person: what happened, whether the work is safe, what to do. */
import { type TextKey, t } from '../locales/t.ts';

export interface ProblemWords {
  readonly what: string;
  readonly safe: string;
  readonly next: string;
}

type KeysOf<Prefix extends string> = TextKey extends infer Key
  ? Key extends `${Prefix}.${infer Rest}`
    ? Rest
    : never
  : never;
/** Codes that have words of their own. */
export type ProblemCode = KeysOf<'problem'>;
type Safe = KeysOf<'safe'>;
type Next = KeysOf<'next'>;

/** kept: it lies on this phone. unsaved: this one act was not recorded. none: nothing was recorded or lost. tray: see the sync page. */
const meanings: Readonly<Record<ProblemCode, readonly [Safe, Next]>> = {
  'no-network': ['kept', 'wait'],
  'not-enrolled': ['kept', 'enrolAgain'],
  busy: ['kept', 'wait'],
  internal: ['kept', 'again'],
  'too-large': ['kept', 'office'],
  'wrong-origin': ['kept', 'address'],
  'malformed-json': ['kept', 'report'],
  'bad-request': ['kept', 'report'],
  'protocol-too-old': ['kept', 'update'],
  'protocol-too-new': ['kept', 'office'],
  'not-found': ['kept', 'report'],
  'storage-full': ['kept', 'office'],
  'storage-broken': ['kept', 'office'],
  'code-begins': ['none', 'newCode'],
  'code-enrols': ['none', 'newCode'],
  'too-many-tries': ['none', 'later'],
  'disk-full': ['unsaved', 'freeSpace'],
  'disk-lost': ['unsaved', 'reopen'],
  'code-unknown': ['none', 'newCode'],
  'code-used': ['none', 'newCode'],
  'code-expired': ['none', 'newCode'],
  'office-exists': ['none', 'office'],
  'not-allowed': ['none', 'office'],
  malformed: ['tray', 'report'],
  'unknown-kind': ['tray', 'update'],
  'bad-id': ['tray', 'report'],
  'bad-field-name': ['tray', 'report'],
  'bad-value': ['tray', 'correct'],
  'no-fields': ['tray', 'report'],
  'too-many-fields': ['tray', 'report'],
  'stamp-in-far-future': ['tray', 'clock'],
  returned: ['kept', 'office'],
  damaged: ['tray', 'sendAgain'],
  'not-confirmed': ['kept', 'wait'],
  paused: ['kept', 'wait'],
  'last-clerk': ['none', 'anotherClerk'],
  'too-many-requests': ['kept', 'wait'],
  revoked: ['kept', 'office'],
  unreadable: ['tray', 'office'],
  stalled: ['kept', 'wait'],
  other: ['kept', 'report'],
};

const isKnown = (code: string): code is ProblemCode => Object.hasOwn(meanings, code);

/** A code that this version has no words for is shown itself, so that it can be told to the office. */
export function problemWords(code: string): ProblemWords {
  const known = isKnown(code) ? code : 'other';
  const [safe, next] = meanings[known];
  const what = known === 'other' ? `${t('problem.other')} (${code})` : t(`problem.${known}`);
  return { what, safe: t(`safe.${safe}`), next: t(`next.${next}`) };
}

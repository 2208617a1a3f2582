/**
 * The one catalogue of what a request may be told instead of its answer: `{teren: 1, nonce, problem: {code}}`.
 * A code is for programs; phones have the words for people. Nothing of the request is ever echoed.
 * What is said of a single change of a bundle is another list: `ChangeCode` in src/sync/change.ts.
 */
export const problems = {
  'malformed-json': { status: 400, about: 'The body is not JSON in UTF-8.' },
  'bad-request': { status: 400, about: 'The body, or a header, does not have the shape that this path wants.' },
  'protocol-too-old': {
    status: 400,
    about: 'The app speaks a version of the exchange that the office no longer reads.',
  },
  'protocol-too-new': {
    status: 400,
    about: 'The app speaks a version of the exchange that the office can not read yet.',
  },
  'not-enrolled': { status: 401, about: 'No session of this office: enrol with a one-time code.' },
  'not-allowed': { status: 403, about: 'The role of this person does not include it.' },
  'not-confirmed': { status: 403, about: 'A clerk has yet to confirm this device. Nothing was exchanged.' },
  paused: { status: 403, about: 'A clerk has paused this device. Nothing was exchanged; the phone keeps everything.' },
  'wrong-origin': {
    status: 403,
    about: 'The Origin header is missing or is not the address of this endpoint (PUBLIC_URL).',
  },
  'not-found': { status: 404, about: 'There is no such path, or not with this method.' },
  'office-exists': { status: 409, about: 'The endpoint has its office already; a second one is not opened.' },
  'code-unknown': { status: 403, about: 'No such one-time code.' },
  'code-used': { status: 403, about: 'The one-time code was used: each lets in once.' },
  'code-expired': { status: 403, about: 'The one-time code is too old: make a new one.' },
  'code-begins': { status: 409, about: 'This code opens an office; it enrols no device. It was not spent.' },
  'code-enrols': { status: 409, about: 'This code enrols a device; it opens no office. It was not spent.' },
  'last-clerk': { status: 409, about: 'Without this person, or device, nobody could run the office any more.' },
  'too-many-requests': { status: 429, about: 'More requests than anybody needs: wait `retryAfterMs`.' },
  'too-many-tries': { status: 429, about: 'Too many wrong codes from this address: wait `retryAfterMs`.' },
  'too-large': { status: 413, about: 'The body is larger than 1,000,000 bytes: send less at once.' },
  busy: { status: 503, about: 'The storage is busy: try again after `retryAfterMs`.' },
  'storage-full': {
    status: 507,
    about: "The office's disk is full. Nothing was taken in; the phone keeps everything.",
  },
  'storage-broken': {
    status: 503,
    about: "The office's disk does not take or give what it should. Nothing was taken in; the phone keeps everything.",
  },
  internal: { status: 500, about: 'A bug of the endpoint. Nothing was taken in; its log has the cause.' },
} as const satisfies Record<string, { status: number; about: string }>;

export type ProblemCode = keyof typeof problems;

export interface Problem {
  readonly code: ProblemCode;
  /** When to try again. */
  readonly retryAfterMs?: number;
}

/** An expected failure is a value: what was asked for, or why not. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function refused(code: ProblemCode, retryAfterMs?: number): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: retryAfterMs === undefined ? { code } : { code, retryAfterMs } };
}

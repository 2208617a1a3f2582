/**
 * The exchange, both directions in one trip: takes the changes of a bundle into the office's copy, one answer for each,
 * and hands out the page of what others changed. Runs inside one transaction under the office's lock; knows no HTTP.
 */
import type { FieldClass } from '../domain/kinds.ts';
import type { Role } from '../domain/roles.ts';
import type { Write } from '../domain/scalar.ts';
import type { Answer, Change } from '../sync/change.ts';
import type { Digest } from '../sync/digest.ts';
import type { Cursors, SyncRequest } from '../sync/exchange.ts';
import { pageBytes, protocolVersion } from '../sync/protocol.ts';
import type { Stamp } from '../sync/stamp.ts';
import { type Compared, compareCopies } from './compare.ts';
import type { Ledger } from './ledger.ts';
import { isLetter, type Opened, openLetters } from './letters.ts';
import { isNoted, noteDevice } from './note-device.ts';
import { done, type Outcome, refused } from './problems.ts';
import { setAside, setAsideRevoked } from './quarantine.ts';
import { readableBy, standing } from './readable.ts';
import type { Identity } from './storage/access-records.ts';
import type { OfficeTx, StoredPart, Tx } from './storage/storage.ts';
import { partKey, type Read, readChanges, type TakenIn, takeIn } from './take-in.ts';

/** `syncReplySchema` without what HTTP adds. */
export interface Exchanged {
  readonly protocol: number;
  readonly officeTime: number;
  readonly answers: readonly Answer[];
  readonly parts: readonly StoredPart[];
  readonly cursors: Cursors;
  readonly more: boolean;
  readonly digests?: Readonly<Partial<Record<FieldClass, Digest>>>;
  readonly compared?: Compared;
  readonly rights: { readonly role: Role; readonly authorised: boolean; readonly leaseDays: number };
  readonly lockedOut?: true;
  readonly farewell?: 'lost' | 'retired';
  readonly lost?: { readonly unsent: number; readonly lastContactAt: number };
}

export interface Exchange {
  readonly reply: Exchanged;
  /** Whether the office has anything new for its other devices. */
  readonly grew: boolean;
  /** How many changes were refused because they broke the code, not the rules: a bug to look into. */
  readonly poisoned: number;
}

export interface ExchangePowers {
  /** The office's clock. */
  readonly nowMs: number;
  /** Removals go into it before they are in the database. */
  readonly ledger: Ledger;
  readonly leaseDays: number;
}

/** One exchange of a device. */
export async function exchange(
  tx: Tx,
  by: Identity,
  request: SyncRequest,
  { nowMs, ledger, leaseDays }: ExchangePowers,
): Promise<Outcome<Exchange>> {
  const device = await tx.deviceBy(by.office, by.device);
  if (device === undefined) return refused('not-enrolled');
  // As it is now: a clerk may have acted on it since the request was let in.
  const { state, role, proofHash } = device;
  if (state === 'waiting') return refused('not-confirmed');
  if (state === 'paused') return refused('paused');
  const readable = readableBy({ ...by, role, proofHash }, request);
  const farewell = state === 'lost' || state === 'retired' ? state : undefined;
  const isShutOut = farewell !== undefined;
  const classes = isShutOut ? [] : readable.open.filter((each) => request.scope.classes.includes(each));
  const isQuiet = request.changes.length === 0 && isNoted(device, request, readable, classes, nowMs);
  const copy = await tx.inOffice(by.office, isQuiet);
  if (copy === undefined) return refused('not-enrolled');
  const before = copy.seq();
  const opened = await openAll(tx, by.office, request.changes);
  const taken = state === 'lost' ? notTaken(opened) : await takeIn(copy, role, opened.map(readOpened), nowMs);
  ledger.add(taken.removed.map((record) => ({ what: 'erased', office: by.office, ...record })));
  const raw = opened.map((one) => one.raw);
  if (state === 'lost' && !(await setAsideRevoked(copy, by.device, raw, nowMs))) return refused('storage-full');
  const answers = state === 'lost' ? taken.answers : await setAside(copy, by.device, raw, taken.answers, nowMs);

  const page = isShutOut
    ? { parts: [], cursors: request.cursors, more: false }
    : await readPage(copy, classes, request, before, taken.put);
  const read = Object.fromEntries(classes.map((each) => [each, page.cursors[each]])) as Cursors;
  const lost = isQuiet ? {} : await noteDevice(tx, device, request, readable, read, nowMs);
  const asked = isShutOut ? undefined : request.compare;
  const compared = asked === undefined ? {} : { compared: await compareCopies(copy, readable.open, asked) };
  // Last of all: what reading has set aside is in them.
  const isLast = !page.more && request.protocol === protocolVersion && !isShutOut;
  const digests = isLast ? { digests: await copy.sums(classes) } : {};
  const reply: Exchanged = {
    protocol: protocolVersion,
    officeTime: nowMs,
    answers,
    ...page,
    parts: page.parts.filter((part) => !taken.made.has(partKey(part))),
    cursors: isShutOut ? request.cursors : { ...standing(readable, classes, request), ...page.cursors },
    ...compared,
    ...digests,
    rights: { role, authorised: by.authorised, leaseDays },
    ...(readable.lockedOut && !isShutOut ? { lockedOut: true } : {}),
    ...(isShutOut ? { farewell } : {}),
    ...lost,
  };
  return done({ reply, grew: copy.seq() > before, poisoned: taken.poisoned });
}

/** The office's key is looked for only where there is a letter. */
async function openAll(tx: Tx, office: string, changes: readonly unknown[]): Promise<readonly Opened[]> {
  const isAny = changes.some(isLetter);
  const key = isAny ? (await tx.offices()).find((one) => one.office === office)?.letterKey : null;
  return openLetters(changes, office, key ?? null);
}

function readOpened({ raw, byLetter, unreadable }: Opened): Read {
  if (unreadable) return { code: 'unreadable' };
  const [read] = readChanges([raw]);
  if (read === undefined) return { code: 'malformed' };
  return 'change' in read ? { ...read, byLetter } : read;
}

/** A lost phone brings its changes to a clerk, not into the copy. */
function notTaken(opened: readonly Opened[]): TakenIn {
  return { answers: opened.map(() => ({ held: 'revoked' })), poisoned: 0, put: [], made: new Set(), removed: [] };
}

/**
 * What changed after the cursors in the classes that are both wanted and readable. before: the office's number before this
 * bundle; put: what the bundle changed. A device that speaks a newer version may not understand our parts: it goes on
 * sending and is sent nothing.
 */
async function readPage(
  copy: OfficeTx,
  classes: readonly FieldClass[],
  request: SyncRequest,
  before: number,
  put: readonly StoredPart[],
): Promise<Pick<Exchanged, 'parts' | 'cursors' | 'more'>> {
  if (request.protocol !== protocolVersion) return { parts: [], cursors: request.cursors, more: false };
  if (request.pageBytes === 0) return { parts: [], cursors: request.cursors, more: true };
  // Who had read all that was there is told only what this very bundle brought about; nothing need be looked up.
  if (classes.every((fieldClass) => request.cursors[fieldClass] === before)) {
    const cursors = Object.fromEntries(classes.map((fieldClass) => [fieldClass, copy.seq()])) as Cursors;
    return { parts: put.filter((part) => classes.includes(part.class)), cursors, more: false };
  }
  // A cursor above the office's own number comes from before a restored backup: it is taken back.
  const from = Object.fromEntries(
    classes.map((fieldClass) => [fieldClass, Math.min(request.cursors[fieldClass] ?? 0, copy.seq())]),
  ) as Cursors;
  const page = await copy.pageAfter(classes, from, request.pageBytes ?? pageBytes);
  const upTo = page.more ? (page.lastSeq ?? 0) : copy.seq();
  const cursors = Object.fromEntries(
    classes.map((fieldClass) => [fieldClass, Math.max(from[fieldClass] ?? 0, upTo)]),
  ) as Cursors;
  return { parts: page.parts, cursors, more: page.more };
}

/** Takes in what the office itself writes, as a clerk would. Throws when one is refused: then the writes are wrong. */
export async function takeInWrites(tx: Tx, office: string, writes: readonly Write[], stamp: Stamp): Promise<void> {
  const copy = await tx.inOffice(office);
  if (copy === undefined) throw new Error('There is no office to write to');
  const changes: readonly Read[] = writes.map(({ kind, id, fields }) => {
    const change: Change = { kind, id, fields, stamp };
    return readChanges([change])[0] ?? { code: 'malformed' };
  });
  const { answers } = await takeIn(copy, 'clerk', changes, stamp[0]);
  const wrong = answers.findIndex((answer: Answer) => answer !== 'accepted');
  if (wrong >= 0) throw new Error(`A write of the office is wrong: number ${wrong}, ${JSON.stringify(answers[wrong])}`);
}

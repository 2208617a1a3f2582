/**
 * The exchange, both directions in one trip: takes the changes of a bundle into the office's copy, one answer for each,
 * and hands out the page of what others changed. Runs inside one transaction under the office's lock; knows no HTTP.
 */
import type { FieldClass } from '../domain/kinds.ts';
import { classesOf, type Role } from '../domain/roles.ts';
import type { Write } from '../domain/scalar.ts';
import type { Answer, Change } from '../sync/change.ts';
import type { Digest } from '../sync/digest.ts';
import { type Cursors, pageBytes, protocolVersion, type SyncRequest } from '../sync/protocol.ts';
import type { Stamp } from '../sync/stamp.ts';
import { type Compared, compareCopies } from './compare.ts';
import type { Ledger } from './ledger.ts';
import { setAside } from './quarantine.ts';
import type { Identity } from './storage/access-records.ts';
import type { OfficeTx, StoredPart, Tx } from './storage/storage.ts';
import { partKey, type Read, readChanges, takeIn } from './take-in.ts';

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
  readonly lost?: { readonly unsent: number; readonly lastContactAt: number };
}

export interface Exchange {
  readonly reply: Exchanged;
  /** Whether the office has anything new for its other devices. */
  readonly grew: boolean;
  /** How many changes were refused because they broke the code, not the rules: a bug to look into. */
  readonly poisoned: number;
}

/** One exchange of a device. nowMs: the office's clock. Nothing when the office is gone. Removals go into the ledger first. */
export async function exchange(
  tx: Tx,
  by: Identity,
  request: SyncRequest,
  nowMs: number,
  ledger: Ledger,
): Promise<Exchange | undefined> {
  const isQuiet = request.changes.length === 0 && (await isNoted(tx, by, request, nowMs));
  const copy = await tx.inOffice(by.office, isQuiet);
  if (copy === undefined) return undefined;
  const before = copy.seq();
  const taken = await takeIn(copy, by.role, readChanges(request.changes), nowMs);
  ledger.add(taken.removed.map((record) => ({ what: 'erased', office: by.office, ...record })));
  const answers = await setAside(copy, by.device, request.changes, taken.answers, nowMs);
  const lost = isQuiet ? {} : await noteDevice(tx, by, request, nowMs);
  const { parts, ...page } = await readPage(copy, by.role, request, before, taken.put);
  const asked = request.compare;
  const compared = asked === undefined ? {} : { compared: await compareCopies(copy, by.role, asked) };
  // Last of all: what reading has set aside is in them.
  const isLast = !page.more && request.protocol === protocolVersion;
  const digests = isLast ? { digests: await copy.sums(classesIn(by.role, request)) } : {};
  const news = parts.filter((part) => !taken.made.has(partKey(part)));
  const reply = {
    protocol: protocolVersion,
    officeTime: nowMs,
    answers,
    parts: news,
    ...page,
    ...compared,
    ...digests,
    ...lost,
  };
  return { reply, grew: copy.seq() > before, poisoned: taken.poisoned };
}

/** How exactly the office knows when a device was last heard of, ms: asking for news all day must not wear its disk. */
const contactStepMs = 60_000;

/** Whether there is nothing new to note of the device. */
async function isNoted(tx: Tx, { office, device }: Identity, request: SyncRequest, nowMs: number): Promise<boolean> {
  const known = await tx.deviceBy(office, device);
  const heardAt = known?.lastContactAt ?? null;
  if (known === undefined || heardAt === null || request.lost !== undefined) return false;
  const since = nowMs - heardAt;
  const hasRead = Object.keys(request.cursors).length > 0;
  return since >= 0 && since < contactStepMs && known.unsent === request.left && known.hasRead === hasRead;
}

/** Notes the device's contact. A device that had read and now begins from nothing has lost its copy: both sides hear of it. */
async function noteDevice(
  tx: Tx,
  { office, device }: Identity,
  request: SyncRequest,
  nowMs: number,
): Promise<Pick<Exchanged, 'lost'>> {
  const before = await tx.deviceBy(office, device);
  const isNew = Object.keys(request.cursors).length === 0;
  const cameBack = isNew && before?.hasRead === true;
  const unsent = Math.max(cameBack ? before.unsent : 0, request.lost?.unsent ?? 0);
  await tx.noteContact(office, device, { at: nowMs, unsent: request.left, hasRead: !isNew });
  if (cameBack || request.lost !== undefined) await tx.noteWipe(office, device, nowMs, unsent);
  return cameBack ? { lost: { unsent: before.unsent, lastContactAt: before.lastContactAt ?? nowMs } } : {};
}

/** The classes that are both wanted and readable. */
function classesIn(role: Role, request: SyncRequest): readonly FieldClass[] {
  return classesOf(role).filter((fieldClass) => request.scope.classes.includes(fieldClass));
}

/**
 * What changed after the cursors in the classes that are both wanted and readable. before: the office's number before this
 * bundle; put: what the bundle changed. A device that speaks a newer version may not understand our parts: it goes on
 * sending and is sent nothing.
 */
async function readPage(
  copy: OfficeTx,
  role: Role,
  request: SyncRequest,
  before: number,
  put: readonly StoredPart[],
): Promise<Pick<Exchanged, 'parts' | 'cursors' | 'more'>> {
  if (request.protocol !== protocolVersion) return { parts: [], cursors: request.cursors, more: false };
  if (request.pageBytes === 0) return { parts: [], cursors: request.cursors, more: true };
  const classes = classesIn(role, request);
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

/** One flight: bundles go up and pages come down until both sides have nothing more. Whoever flies is alone in the browser. */
import { classes, type FieldClass } from '../domain/kinds.ts';
import { wireOf } from '../sync/change.ts';
import { type Rights, type SyncReply, type SyncRequest, syncReplySchema } from '../sync/exchange.ts';
import { protocolVersion } from '../sync/protocol.ts';
import { agree } from './agree.ts';
import { type Course, type Flight, type FlightPowers, type Landing, stalled } from './course.ts';
import { partFrom } from './farewell.ts';
import { faster, type Load, slower } from './pace.ts';
import { classesNow, proofOf, readsOf } from './scope.ts';
import { type Batch, readBatch } from './store/bundle.ts';
import { applyReply } from './store/exchange.ts';
import { shed } from './store/shed.ts';
import { VaultLocked } from './store/vault.ts';
import { type Exchange, noNetwork } from './transport.ts';

/** So often the same changes fail before others go past them. */
const patience = 3;

/** Rounds of comparing and mending in one flight. One is the rule; what three can't mend waits for the next flight. */
const mostRepairs = 3;

export async function fly(powers: FlightPowers, flight: Flight): Promise<Landing> {
  for (;;) {
    try {
      return await flyOn(powers, flight);
    } catch (error) {
      // Contacts were locked in the middle of it: once more from the beginning, without them.
      if (!(error instanceof VaultLocked)) throw error;
    }
  }
}

async function flyOn(powers: FlightPowers, flight: Flight): Promise<Landing> {
  const { course, signal } = flight;
  for (let repairs = 0; ; ) {
    // Before the disk is read: whoever watches must see each try, also one that the disk ends.
    flight.leaving();
    const batch = await readBatch(powers.store, course.pace.bundle, course.passOver);
    const request = requestOf(powers, course, batch, await powers.store.cursors());
    if (signal.aborted) return stalled;
    const leftAt = powers.now();
    const answer = check(batch, await post(powers, flight, request));
    // No wait between here and taking the reply in: a flight that was given up must not write.
    if (signal.aborted) return stalled;
    if (!answer.ok) {
      if (cutDown(course, request, batch, answer.code)) continue;
      return answer;
    }
    if (answer.reply.farewell !== undefined) {
      const parting = await partFrom(powers, flight, batch, answer.reply, answer.reply.farewell);
      if (parting === 'again') continue;
      return parting;
    }
    await applyReply(powers.store, powers.seal, powers.role, batch.sendings, answer.reply, signal);
    if (request.lost !== undefined) powers.lost?.markTold();
    powers.heard?.(answer.reply);
    if (signal.aborted) return stalled;
    cameThrough(course, request, answer.reply, powers.now() - leftAt);
    flight.answered(answer.reply);
    const { more, digests, rights } = answer.reply;
    const isChanged = await haveChanged(powers, rights);
    if (more || batch.left > 0 || isChanged) continue;
    // What a person does not read (any more) is none of this phone once the office has it.
    const reads = readsOf(powers);
    if (reads.length < classes.length) await shed(powers.store, reads, powers.forgetSealed);
    if (course.passOver > 0) {
      course.passOver = 0; // The line is good now: once more those that were left out.
      continue;
    }
    if (digests === undefined) return { ok: true };
    const agreement = await agree(powers, flight, digests);
    if (agreement !== 'again') return agreement;
    repairs += 1;
    if (repairs >= mostRepairs) return { ok: true };
  }
}

/** Whether other classes are to be asked for from now on. */
async function haveChanged(powers: FlightPowers, rights: Rights): Promise<boolean> {
  const before = readsOf(powers).length;
  await powers.keepRights?.(rights);
  return readsOf(powers).length !== before;
}

function requestOf(powers: FlightPowers, course: Course, batch: Batch, cursors: SyncRequest['cursors']): SyncRequest {
  const lost = powers.lost?.toTell();
  const goesAhead = !course.isCaughtUp && !course.isPageDue && batch.sendings.length > 0;
  return {
    protocol: protocolVersion,
    deviceTime: powers.now(),
    scope: { classes: [...classesNow(powers)] },
    cursors: cursorsOf(classesNow(powers), cursors),
    changes: batch.sendings.map(wireOf),
    left: batch.left + course.passOver,
    pageBytes: goesAhead ? 0 : course.pace.page,
    ...(lost === undefined ? {} : { lost }),
    ...proofOf(powers),
    ...(powers.version === undefined ? {} : { version: powers.version }),
  };
}

function cursorsOf(classes: readonly FieldClass[], cursors: SyncRequest['cursors']): SyncRequest['cursors'] {
  return Object.fromEntries(Object.entries(cursors).filter(([name]) => classes.includes(name as FieldClass)));
}

function post(powers: FlightPowers, flight: Flight, request: SyncRequest): Promise<Exchange<SyncReply>> {
  const { signal, moved } = flight;
  return powers.transport.post<SyncReply>('/api/sync', request, syncReplySchema, { signal, moved });
}

/** An answer that does not fit the question is none. */
function check({ sendings }: Batch, answer: Exchange<SyncReply>): Exchange<SyncReply> {
  if (answer.ok && answer.reply.answers.length !== sendings.length) return { ok: false, code: noNetwork };
  return answer;
}

/** After a failed trip. True: it was only too large, and a smaller one goes at once. */
function cutDown(course: Course, request: SyncRequest, batch: Batch, code: string): boolean {
  if (code !== 'too-large' && code !== noNetwork) return false;
  const before = course.pace.bundle;
  course.pace = slower(course.pace, loadOf(request));
  if (course.pace.bundle < before) return code === 'too-large';
  passOver(course, batch);
  return false;
}

/**
 * A bundle that can't be made smaller failed again and again: perhaps something on the way can't bear what one change says.
 * Then the others, and the pages, go past it. It is tried again as soon as they are through.
 */
function passOver(course: Course, { sendings }: Batch): void {
  const parts = new Set(sendings.map(({ change, sealed }) => `${change.kind} ${change.id} ${sealed}`)).size;
  if (parts > 0) course.stuck += 1;
  course.passOver = parts > 0 && course.stuck >= patience ? course.passOver + parts : 0;
}

function cameThrough(course: Course, request: SyncRequest, { more, parts }: SyncReply, tookMs: number): void {
  course.pace = faster(course.pace, loadOf(request), tookMs);
  course.isCaughtUp = !more;
  course.isPageDue = request.pageBytes === 0 && request.left === 0;
  course.downloaded = more ? course.downloaded + parts.length : 0;
  if (course.passOver === 0) course.stuck = 0;
}

function loadOf({ changes, pageBytes = 0 }: SyncRequest): Load {
  return { changes: changes.length, page: pageBytes };
}

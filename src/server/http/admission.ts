/** What stands before every path of the API: who asks, whether that is too often, and a note of what was refused. */
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { Access } from '../access.ts';
import { createAudit, stranger } from '../audit.ts';
import type { Log } from '../log.ts';
import { networkOf } from '../network.ts';
import { type Outcome, type ProblemCode, problems, refused } from '../problems.ts';
import type { Identity } from '../storage/access-records.ts';
import { createRateLimit, deviceRate, strangerRate } from './rate.ts';
import { sendProblem } from './reply.ts';
import { identify } from './session-cookie.ts';

export interface AdmissionPowers {
  readonly access: Access;
  readonly log: Log;
  readonly now: () => number;
  /** Calls again and again; returns how to stop. */
  readonly every: (ms: number, work: () => void) => () => void;
  /** Aborts when the endpoint stops. */
  readonly stopping: AbortSignal;
}

export interface Asker {
  /** Who it is; undefined: a stranger. */
  readonly by: Identity | undefined;
  /** Notes for the log that some of what it sent was refused. */
  readonly noteRefused: (codes: readonly string[]) => void;
}

/** Lets in by the cookie of `member` (from the header if it is not given) and sends the answer, or why there is none. */
export type Admit = (
  c: Context,
  answer: (asker: Asker) => Promise<Outcome<Response>>,
  member?: string,
) => Promise<Response>;

/** Nobody's mischief: a phone asks again and again until a clerk has confirmed it. */
const harmless: readonly ProblemCode[] = ['not-confirmed', 'paused'];

export function createAdmission({ access, log, now, every, stopping }: AdmissionPowers): Admit {
  const takeOfDevice = createRateLimit(deviceRate);
  const takeOfStranger = createRateLimit(strangerRate);
  const audit = createAudit(log);
  const stopFlushing = every(60_000, () => audit.flush(now()));
  stopping.addEventListener('abort', () => {
    stopFlushing();
    audit.close();
  });

  return async (c, answer, member) => {
    const by = await identify(c, access, member);
    const noteRefused = (codes: readonly string[]) => audit.note(by ?? stranger, codes, now());
    // Before anything of the body is read. Phones are counted by themselves, strangers by where they come from.
    const wait = by === undefined ? takeOfStranger(networkOf(addressOf(c)), now()) : takeOfDevice(by.device, now());
    const outcome = wait > 0 ? refused('too-many-requests', wait) : await answer({ by, noteRefused });
    if (outcome.ok) return outcome.value;
    const { code } = outcome.problem;
    if (problems[code].status < 500 && !harmless.includes(code)) noteRefused([code]);
    return sendProblem(c, outcome.problem);
  };
}

/** The network address that a request came from. */
export function addressOf(c: Context): string {
  return getConnInfo(c).remote.address ?? '';
}

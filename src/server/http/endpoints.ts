/** The API, path by path. */
import { lyingReplySchema, settleReplySchema, settleRequestSchema } from '../../sync/clerk.ts';
import { syncReplySchema, syncRequestSchema } from '../../sync/exchange.ts';
import {
  beginRequestSchema,
  enrolRequestSchema,
  healthReplySchema,
  protocolVersion,
  sessionReplySchema,
} from '../../sync/protocol.ts';
import type { Access } from '../access.ts';
import type { Entry } from '../entering.ts';
import type { Ledger } from '../ledger.ts';
import type { Live } from '../live.ts';
import type { Log } from '../log.ts';
import { listLying, settleLying } from '../lying-aside.ts';
import { done, type Outcome, refused } from '../problems.ts';
import type { Storage } from '../storage/storage.ts';
import { exchange } from '../sync.ts';
import { createTries } from '../tries.ts';
import { type Call, type Endpoint, forAnybody, forEnrolled } from './endpoint.ts';
import { createPeopleEndpoints } from './people-endpoints.ts';

export interface EndpointPowers {
  readonly access: Access;
  readonly storage: Storage;
  readonly ledger: Ledger;
  readonly live: Live;
  readonly log: Log;
  readonly now: () => number;
  /** The https address of other phones; null: none. */
  readonly phonesUrl: string | null;
}

const codeProblems = ['code-unknown', 'code-used', 'code-expired', 'too-many-tries'] as const;

export function createEndpoints(powers: EndpointPowers): readonly Endpoint[] {
  const { access, storage, ledger, live, log, now, phonesUrl } = powers;
  const tries = createTries();
  const sessionOf = async (identity: Entry['identity']) => ({
    session: { ...(await access.sessionOf(identity)), publicUrl: phonesUrl },
  });

  /** Lets in by a code, and counts the wrong ones. */
  async function enter(call: Call<unknown, unknown>, knock: () => Promise<Outcome<Entry>>): Promise<Outcome<object>> {
    const wait = tries.waitOf(call.address, now());
    if (wait > 0) return refused('too-many-tries', wait);
    const entry = await knock();
    if (!entry.ok) {
      if (entry.problem.code === 'code-unknown') tries.noteWrong(call.address, now());
      return entry;
    }
    const { identity } = entry.value;
    call.keepSession(entry.value);
    log.info({ office: identity.office, device: identity.device, role: identity.role }, 'enrolled');
    return done(await sessionOf(identity));
  }

  return [
    ...createPeopleEndpoints(powers),
    forAnybody(
      {
        method: 'post',
        path: '/api/offices',
        about:
          'Opens an office: the example, or an empty one. By the code of the printed link, or by a clerk of an office.',
        body: beginRequestSchema,
        reply: sessionReplySchema,
        problems: [...codeProblems, 'code-enrols', 'office-exists', 'not-enrolled', 'not-allowed'],
      },
      (call) => enter(call, () => access.begin(call.body, call.by)),
    ),
    forAnybody(
      {
        method: 'post',
        path: '/api/enrol',
        about: "Enrols this browser as a member's device, by a one-time code. It waits until a clerk confirms it.",
        body: enrolRequestSchema,
        reply: sessionReplySchema,
        problems: [...codeProblems, 'code-begins'],
      },
      (call) => enter(call, () => access.enrol(call.body)),
    ),
    forEnrolled(
      {
        method: 'get',
        path: '/api/session',
        about: 'Who this browser is in the office, whatever the state of its device.',
        reply: sessionReplySchema,
        inEveryState: true,
        problems: [],
      },
      async ({ by }) => done(await sessionOf(by)),
    ),
    forEnrolled(
      {
        method: 'get',
        path: '/api/quarantine',
        about: 'What was set aside and waits for a clerk, oldest first.',
        reply: lyingReplySchema,
        problems: ['not-allowed'],
      },
      async ({ by }) => {
        const rows = await listLying(storage, by);
        return rows.ok ? done({ rows: rows.value }) : rows;
      },
    ),
    forEnrolled(
      {
        method: 'post',
        path: '/api/quarantine/settle',
        about: 'Takes in what was set aside, puts it away, or takes that back. Clerks only.',
        body: settleRequestSchema,
        reply: settleReplySchema,
        problems: ['not-allowed', 'not-found'],
      },
      async ({ by, body }) => {
        const settled = await settleLying(storage, by, body, now());
        if (!settled.ok) return settled;
        const { answer, grew } = settled.value;
        // To everybody: the clerk's own browser did not write it either.
        if (grew) live.tell(by.office, '');
        return done({ answer });
      },
    ),
    forEnrolled(
      {
        method: 'post',
        path: '/api/sync',
        about: 'The exchange, both directions in one trip: takes the changes in and hands out what others changed.',
        body: syncRequestSchema,
        reply: syncReplySchema,
        inEveryState: true,
        problems: ['protocol-too-old', 'protocol-too-new', 'not-confirmed', 'paused'],
      },
      async ({ by, body, noteRefused }) => {
        if (body.protocol < protocolVersion) return refused('protocol-too-old');
        const begun = now();
        const { leaseDays } = access.limits;
        const outcome = await storage.transact((tx) => exchange(tx, by, body, { nowMs: begun, ledger, leaseDays }));
        if (!outcome.ok) return outcome;
        const exchanged = outcome.value;
        if (exchanged.grew) live.tell(by.office, by.device);
        const { answers, parts } = exchanged.reply;
        const codes = answers.flatMap((one) => (one === 'accepted' ? [] : 'held' in one ? [one.held] : [one.refused]));
        noteRefused(answers.flatMap((one) => (typeof one === 'object' && 'refused' in one ? [one.refused] : [])));
        const line = { office: by.office, device: by.device, changes: answers.length, parts: parts.length, codes };
        log[answers.length > 0 ? 'info' : 'debug']({ ...line, ms: now() - begun }, 'exchange');
        if (exchanged.poisoned > 0) log.error({ ...line, poisoned: exchanged.poisoned }, 'changes broke the join');
        return done(exchanged.reply);
      },
    ),
    forAnybody(
      {
        method: 'get',
        path: '/api/health',
        about: 'Whether the endpoint can read its storage. Says nothing about anybody.',
        reply: healthReplySchema,
        problems: [],
      },
      async () => {
        await storage.transact((tx) => tx.offices());
        return done({ protocol: protocolVersion, officeTime: now() });
      },
    ),
  ];
}

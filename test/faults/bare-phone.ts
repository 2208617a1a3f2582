/** A device without a browser: it knows docs/protocol.md and no more, so that many of them can be had at once. */
import { randomBytes, randomUUID } from 'node:crypto';
import { startEvent } from '../../src/domain/event.ts';
import { idInEvent, newId, sheetId } from '../../src/domain/id.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { Fields } from '../../src/domain/scalar.ts';
import type { Answer, Change } from '../../src/sync/change.ts';
import type { Cursors, SyncReply, WirePart } from '../../src/sync/exchange.ts';
import type { Session } from '../../src/sync/protocol.ts';

/** The office's word, or nothing: the line or the endpoint broke before it came. */
export type Heard = SyncReply | { readonly problem: { readonly code: string }; readonly status: number } | undefined;

export interface BarePhone {
  readonly session: Session;
  /** One trip. Nothing comes back when nobody answered. */
  sync(changes: readonly Change[], more?: object): Promise<Heard>;
  /** Repeats the bundle until the office answered it, as a phone does. Gives the answers. */
  send(changes: readonly Change[]): Promise<readonly Answer[]>;
  /** Reads on from the cursors, page by page, whatever happens in between. */
  read(from?: Cursors): Promise<{ readonly parts: readonly WirePart[]; readonly cursors: Cursors }>;
  /** Adds a person and makes a one-time code for a device of hers; for clerks. */
  code(role: Role, memberName?: string): Promise<string>;
  /** Lets every device in that waits; for clerks. */
  confirmAll(): Promise<void>;
}

export const id = () => newId(Date.now(), randomBytes(10));

/** Opens the example office by the endpoint's printed link; its clerk. url: where the endpoint is asked. */
export function openExample(url: string, link: string | undefined): Promise<BarePhone> {
  const code = /#s-(\S+)/.exec(link ?? '')?.[1];
  return enter(url, '/api/offices', { code, begin: { kind: 'example' }, memberName: 'Ola', deviceName: 'Biuro' });
}

export async function enrol(url: string, code: string): Promise<BarePhone> {
  const phone = await enter(url, '/api/enrol', { code, deviceName: 'Telefon bez ekranu' });
  await confirmBy(code);
  return phone;
}

/** The clerk of each code that was made here. */
const makers = new Map<string, BarePhone>();

/** The clerk who made the code lets the device in that came with it. */
export async function confirmBy(code: string): Promise<void> {
  await makers.get(code)?.confirmAll();
}

async function enter(url: string, path: string, body: object): Promise<BarePhone> {
  const answer = await fetch(url + path, { method: 'POST', headers: headersOf(url), body: JSON.stringify(body) });
  const { session, problem } = (await answer.json()) as { session?: Session; problem?: { code: string } };
  if (session === undefined) throw new Error(`The office lets nobody in: ${problem?.code}`);
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return barePhone(url, session, cookie);
}

const headersOf = (url: string) => ({ 'Content-Type': 'application/json', Origin: url, 'Teren-Nonce': randomUUID() });

function barePhone(url: string, session: Session, cookie: string): BarePhone {
  async function ask(
    path: string,
    body?: object,
  ): Promise<{ status: number; json: Record<string, unknown> } | undefined> {
    const headers = { ...headersOf(url), Cookie: cookie, 'Teren-Member': session.member };
    try {
      const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      const answer = await fetch(url + path, { headers, ...sent });
      const json = (await answer.json()) as Record<string, unknown>;
      // Whoever can't say the nonce is not the office.
      if (json['nonce'] !== headers['Teren-Nonce']) return undefined;
      const problem = json['problem'] as { code: string; retryAfterMs?: number } | undefined;
      if (problem?.code !== 'too-many-requests') return { status: answer.status, json };
      // A clerk who lets hundreds in at once is told to wait, and does.
      await new Promise((resolve) => setTimeout(resolve, problem.retryAfterMs));
      return await ask(path, body);
    } catch {
      return undefined; // Nobody there, or cut off: all the same to a phone.
    }
  }
  const phone: BarePhone = {
    session,
    async sync(changes, more = {}) {
      const request = {
        protocol: 1,
        deviceTime: Date.now(),
        scope: { classes: ['open', 'team', 'contact', 'office'] },
        cursors: {},
        changes,
        left: 0,
        ...more,
      };
      const heard = await ask('/api/sync', request);
      if (heard === undefined) return undefined;
      return (heard.status === 200 ? heard.json : { ...heard.json, status: heard.status }) as unknown as Heard;
    },
    async send(changes) {
      const { answers } = await untilAnswered(() => phone.sync(changes, { scope: { classes: [] } }));
      return answers as readonly Answer[];
    },
    async read(from = {}) {
      const parts: WirePart[] = [];
      let cursors = from;
      for (;;) {
        const reply = await untilAnswered(() => phone.sync([], { cursors }));
        parts.push(...reply.parts);
        cursors = reply.cursors;
        if (!reply.more) return { parts, cursors };
      }
    },
    async code(role, memberName = 'Jan') {
      const person = { name: memberName, role, authorisedFrom: null, authorisedTo: null };
      const member = (await ask('/api/members', person))?.json['member'] as { member: string } | undefined;
      const made = await ask('/api/codes', { member: member?.member });
      if (typeof made?.json['code'] !== 'string') throw new Error('The office made no code');
      makers.set(made.json['code'], phone);
      return made.json['code'];
    },
    async confirmAll() {
      const devices = (await ask('/api/devices'))?.json['devices'] as { device: string; state: string }[];
      for (const { device, state } of devices) {
        if (state === 'waiting') await ask('/api/devices/act', { device, act: 'confirm' });
      }
    },
  };
  return phone;
}

async function untilAnswered(work: () => Promise<Heard>): Promise<SyncReply> {
  const begun = performance.now();
  for (;;) {
    const heard = await work();
    if (heard !== undefined && !('problem' in heard)) return heard;
    if (performance.now() - begun > 60_000) throw new Error(`No answer: ${JSON.stringify(heard)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

let last = 0;
/** A new record, or new fields of one, as this phone would send it. */
export function change(phone: BarePhone, kind: string, recordId: string, fields: Fields): Change {
  last = Math.max(last + 1, Date.now());
  return { kind, id: recordId, fields, stamp: [last, phone.session.device], base: {} };
}

/** One person more on the phone's own sheet. */
export function tap(phone: BarePhone, event: string): Change {
  return change(phone, 'tally', idInEvent(event, id()), {
    sheet: sheetId(event, phone.session.device),
    measure: 'people',
    group: 'seniors',
    amount: 1,
    exact: true,
    at: Date.now(),
  });
}

/** Starts an event of the example's plan, as a person at the desk does. Gives its id. */
export async function newEvent(clerk: BarePhone): Promise<string> {
  const { parts } = await clerk.read();
  const row = parts.find(({ kind, cells }) => kind === 'activity' && cells['title']?.[0] === 'Pisankowy desant');
  const fields = Object.fromEntries(Object.entries(row?.cells ?? {}).map(([name, [value]]) => [name, value]));
  const event = id();
  const { device } = clerk.session;
  const occasion = { id: event, device, sheetLabel: 'Biuro', day: '2024-03-15', time: '10:00', zone: 'Europe/Warsaw' };
  const writes = startEvent({ ...occasion, nowMs: Date.now() }, row && { id: row.id, fields }, 'Pisankowy desant');
  await clerk.send(writes.map((write) => change(clerk, write.kind, write.id, write.fields)));
  return event;
}

/** What the office has counted at the event: how many tallies stand there, and their sum. */
export async function countedAt(reader: BarePhone, event: string): Promise<{ tallies: number; sum: number }> {
  const { parts } = await reader.read();
  const tallies = parts.filter(({ kind, id }) => kind === 'tally' && id.startsWith(`${event}.`));
  return { tallies: tallies.length, sum: tallies.reduce((sum, { cells }) => sum + Number(cells['amount']?.[0]), 0) };
}

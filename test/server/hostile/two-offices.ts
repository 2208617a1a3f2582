/** Two offices behind one handler, with a phone of every kind: what hostile bundles are thrown at. */
import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../../src/domain/roles.ts';
import { type Access, createAccess } from '../../../src/server/access.ts';
import { defaultLimits } from '../../../src/server/config.ts';
import { createApp } from '../../../src/server/http/app.ts';
import { openLedger } from '../../../src/server/ledger.ts';
import { createLive } from '../../../src/server/live.ts';
import type { Log } from '../../../src/server/log.ts';
import type { MemoryStorage } from '../../../src/server/storage/memory.ts';
import type { Storage } from '../../../src/server/storage/storage.ts';
import type { Session } from '../../../src/sync/protocol.ts';

const origin = 'https://teren.example';

/** Who sends: a phone with its cookie. `can`: what it may do, in the words of the oracle. */
export interface Sender {
  readonly name: string;
  readonly session: Session;
  readonly headers: Readonly<Record<string, string>>;
  readonly role: Role;
  /** active; shut out but still heard; a lost one, heard by a clerk only; not heard at all. */
  readonly standing: 'active' | 'retired' | 'lost' | 'mute';
}

export interface Reply {
  readonly status: number;
  readonly text: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests say what they expect of it
  readonly json: any;
  readonly cookie: string;
}

export interface World {
  readonly storage: Storage;
  readonly access: Access;
  readonly logged: readonly string[];
  readonly post: (path: string, body: unknown, headers?: Readonly<Record<string, string>>) => Promise<Reply>;
}

export interface MemoryWorld extends World {
  readonly storage: MemoryStorage;
  /** Ends it: what the log keeps back for a minute is written. */
  readonly stop: () => void;
}

/** A handler on a copy of what is stored. Time goes on by a second with each request, so that nobody is too hasty. */
export function worldOn(stored: MemoryStorage, beganAt: number): MemoryWorld {
  const folder = mkdtempSync(join(tmpdir(), 'teren-hostile-'));
  const storage = stored.copy();
  const logged: string[] = [];
  const note = (line: object, event: string) => void logged.push(JSON.stringify({ ...line, event }));
  const log: Log = { debug: () => undefined, info: note, warn: note, error: note };
  let nowMs = beganAt;
  const now = () => nowMs;
  const stopping = new AbortController();
  const ledger = openLedger(join(folder, 'teren.ids'));
  const access = createAccess({
    storage,
    now,
    dice: randomBytes,
    ledger,
    limits: defaultLimits,
    exampleWrites: () => [],
  });
  const powers = { access, storage, ledger, live: createLive(), log, now, every: () => () => undefined };
  const app = createApp({ ...powers, stopping: stopping.signal, publicUrl: origin, appFolder: folder });
  return {
    storage,
    access,
    logged,
    stop: () => {
      stopping.abort();
      rmSync(folder, { recursive: true });
    },
    post: async (path, body, headers = {}) => {
      nowMs += 1000;
      const init = {
        method: 'POST',
        headers: { Origin: origin, 'Teren-Nonce': 'n', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      };
      const response = await app.request(origin + path, init, { incoming: { socket: { remoteAddress: '192.0.2.1' } } });
      const text = await response.text();
      const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      return { status: response.status, text, json: JSON.parse(text), cookie };
    },
  };
}

export interface TwoOffices {
  readonly senders: readonly Sender[];
  readonly home: string;
  readonly other: string;
}

/** A word that lies only in the other office. */
export const otherWord = 'Zdzisława-z-drugiego-biura';

/** Opens both, with a phone of every kind in the real one and the same records in each. */
export async function openTwoOffices(world: World): Promise<TwoOffices> {
  const begin = async (kind: object, member: string) => {
    const code = await world.access.beginCode();
    return enter(await world.post('/api/offices', { code, begin: kind, memberName: member, deviceName: 'PC' }));
  };
  const enter = ({ json, cookie }: Reply) => {
    const session = json.session as Session;
    return { session, headers: { Cookie: cookie, 'Teren-Member': session.member } };
  };
  const foreign = await begin({ kind: 'example' }, 'Ewa');
  const clerk = await begin({ kind: 'empty', officeName: 'Centrum' }, 'Ola');
  const act = (device: string, what: string) => world.post('/api/devices/act', { device, act: what }, clerk.headers);
  const enrol = async (role: Role, ...acts: readonly string[]) => {
    const person = { name: `${role} ${acts.join(' ')}`, role, authorisedFrom: null, authorisedTo: null };
    const { member } = (await world.post('/api/members', person, clerk.headers)).json.member as { member: string };
    const { code } = (await world.post('/api/codes', { member }, clerk.headers)).json as { code: string };
    const phone = enter(await world.post('/api/enrol', { code, deviceName: 'Telefon' }));
    for (const one of acts) await act(phone.session.device, one);
    return phone;
  };
  const senders: Sender[] = [
    { name: 'clerk', role: 'clerk', standing: 'active', ...clerk },
    { name: 'foreign clerk', role: 'clerk', standing: 'active', ...foreign },
  ];
  for (const role of ['viewer', 'organizer', 'coordinator'] as const) {
    senders.push({ name: role, role, standing: 'active', ...(await enrol(role, 'confirm')) });
  }
  senders.push({ name: 'waiting', role: 'clerk', standing: 'mute', ...(await enrol('clerk')) });
  senders.push({ name: 'paused', role: 'clerk', standing: 'mute', ...(await enrol('clerk', 'confirm', 'pause')) });
  senders.push({
    name: 'retired',
    role: 'organizer',
    standing: 'retired',
    ...(await enrol('organizer', 'confirm', 'retire')),
  });
  senders.push({ name: 'lost', role: 'clerk', standing: 'lost', ...(await enrol('clerk', 'confirm', 'lost')) });

  await fill(world, clerk.headers, 'Ania');
  await fill(world, foreign.headers, otherWord);
  return { senders, home: clerk.session.office, other: foreign.session.office };
}

/** The records that hostile changes aim at, the same ids in both offices. */
export const targets = {
  volunteer: 'v1',
  plan: 'p1',
  activity: 'a1',
  event: 'e1',
  tally: 'e1.t1',
  presence: 'e1.v1.2026-03-14',
};

async function fill(world: World, headers: Readonly<Record<string, string>>, word: string): Promise<void> {
  const stamp = [Date.UTC(2026, 0, 1), 'desk'];
  const changes = [
    {
      kind: 'volunteer',
      id: 'v1',
      fields: { label: word, family: word, phone: '600', note: word, birthYear: 1970, 'tag/dżem': true },
    },
    { kind: 'plan', id: 'p1', fields: { title: word, year: 2026 } },
    { kind: 'activity', id: 'a1', fields: { title: word, plan: 'p1', 'goal/a': true } },
    { kind: 'event', id: 'e1', fields: { title: word, note: word, state: 'running' } },
    { kind: 'tally', id: 'e1.t1', fields: { amount: 5, measure: 'people', at: 5 } },
    { kind: 'presence', id: 'e1.v1.2026-03-14', fields: { present: true, task: word } },
  ].map((change) => ({ ...change, stamp, base: {} }));
  const { json } = await world.post('/api/sync', syncOf(changes), headers);
  if (json.answers.some((one: unknown) => one !== 'accepted')) throw new Error(JSON.stringify(json.answers));
}

function syncOf(changes: readonly unknown[], more: object = {}): object {
  const scope = { classes: ['open', 'team', 'contact', 'office'] };
  return { protocol: 1, deviceTime: 1, scope, cursors: {}, changes, left: 0, ...more };
}

/** Seals a text to an office's key by the scheme of `letterSchema`, written down here once more. */
export function sealTo(officeKey: string, office: string, text: string): object {
  const pair = createECDH('prime256v1');
  const key = pair.generateKeys();
  const secret = pair.computeSecret(officeKey, 'base64url');
  const boxKey = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `teren letter ${office}`, 32));
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', boxKey, iv);
  const box = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  const coded = (bytes: Buffer) => bytes.toString('base64url');
  return { letter: { key: coded(key), iv: coded(iv), box: coded(box) } };
}

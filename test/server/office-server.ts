/** The endpoint over real HTTP on a port of its own, with a clock that tests move and a log that they read. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import Database from 'better-sqlite3';
import type { Write } from '../../src/domain/scalar.ts';
import { type Access, createAccess } from '../../src/server/access.ts';
import { defaultLimits } from '../../src/server/config.ts';
import { createApp } from '../../src/server/http/app.ts';
import { applyLedger, openLedger } from '../../src/server/ledger.ts';
import { createLive } from '../../src/server/live.ts';
import type { Log } from '../../src/server/log.ts';
import { openMemory } from '../../src/server/storage/memory.ts';
import { openSqlite } from '../../src/server/storage/sqlite.ts';
import type { Storage } from '../../src/server/storage/storage.ts';
import type { SyncReply } from '../../src/sync/exchange.ts';
import type { Session } from '../../src/sync/protocol.ts';

export type Backend = 'memory' | 'SQLite';

/** What a test sends; all headers are those of our own page unless it says otherwise. */
export interface Ask {
  readonly method?: string;
  /** Sent as JSON; a text or bytes are sent as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests say what they expect of it
  readonly json: any;
}

/** A browser with its session. */
export interface Phone {
  readonly session: Session;
  /** Headers that make it this phone. */
  readonly headers: Readonly<Record<string, string>>;
  readonly ask: (path: string, ask?: Ask) => Promise<Answer>;
  readonly sync: (changes?: readonly unknown[], more?: object) => Promise<SyncReply>;
}

export interface OfficeServer {
  readonly url: string;
  readonly storage: Storage;
  readonly access: Access;
  readonly logged: string[];
  now: number;
  readonly ask: (path: string, ask?: Ask) => Promise<Answer>;
  /** Opens the real office by the link; its clerk. */
  readonly open: () => Promise<Phone>;
  readonly openExample: () => Promise<Phone>;
  /** Adds a person to the office. Gives his id. */
  readonly addMember: (clerk: Phone, role: string, name?: string, more?: object) => Promise<string>;
  /** Makes a one-time code for a member. */
  readonly codeFor: (clerk: Phone, member: string) => Promise<string>;
  /** A member's phone that waits for a clerk. */
  readonly enrolWaiting: (clerk: Phone, member: string) => Promise<Phone>;
  /** A new person's phone, or (member) one more of a known person, enrolled and confirmed by the clerk. */
  readonly enrol: (clerk: Phone, role: string, memberName?: string, member?: string) => Promise<Phone>;
  readonly act: (clerk: Phone, device: string, act: string, more?: object) => Promise<Answer>;
  readonly phoneOf: (answer: Answer) => Phone;
  /** Copies the database into a new file, as a backup does. */
  readonly copyTo: (target: string) => Promise<void>;
  /** Stops, lets something happen to the file, and starts anew. */
  readonly restart: (meanwhile: (file: string) => void) => Promise<void>;
  /** Changes the file behind the office's back. */
  readonly damage: (statement: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface Options {
  readonly backend?: Backend;
  readonly publicUrl?: string;
  readonly exampleWrites?: (newId: () => string) => readonly Write[];
}

const examplePlan = (newId: () => string): readonly Write[] => [
  { kind: 'plan', id: newId(), fields: { title: 'Plan', year: 2024 } },
  { kind: 'volunteer', id: newId(), fields: { label: 'Ania K.', phone: '600 000 001' } },
];

export async function startOffice(options: Options = {}): Promise<OfficeServer> {
  const { backend = 'SQLite', publicUrl, exampleWrites = examplePlan } = options;
  const folder = mkdtempSync(join(tmpdir(), 'teren-server-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Teren</title>');
  const file = join(folder, 'teren.sqlite');
  const logged: string[] = [];
  const note = (line: object, event: string) => void logged.push(JSON.stringify({ ...line, event }));
  const log: Log = { debug: note, info: note, warn: note, error: note };
  const stopping = new AbortController();
  let nowMs = Date.UTC(2026, 2, 14, 10);
  const now = () => nowMs;
  /** What runs between a start and a stop. */
  const start = async () => {
    const sqlite = backend === 'memory' ? undefined : await openSqlite(file);
    const storage: Storage = sqlite ?? openMemory();
    const ledger = openLedger(join(folder, 'teren.ids'));
    await applyLedger(storage, ledger, now());
    const access = createAccess({ storage, now, dice: randomBytes, ledger, exampleWrites, limits: defaultLimits });
    const powers = { live: createLive(), log, now, every: () => () => undefined, stopping: stopping.signal };
    const app = createApp({ ...powers, access, storage, ledger, publicUrl, appFolder: folder });
    return { storage, sqlite, access, listener: getRequestListener(app.fetch) };
  };
  let running = await start();
  const server = createServer((request, response) => void running.listener(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;

  const ask = async (path: string, { method, body, headers }: Ask = {}): Promise<Answer> => {
    const isRaw = typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream;
    const response = await fetch(url + path, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: { Origin: url, 'Teren-Nonce': 'n-1', ...headers },
      ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body), duplex: 'half' }),
    } as RequestInit);
    const text = await response.text();
    const isJson = response.headers.get('Content-Type')?.includes('json') === true;
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined };
  };
  const phoneOf = (answer: Answer): Phone => {
    if (answer.status !== 200) throw new Error(`Not let in: ${answer.text}`);
    const { session } = answer.json as { session: Session };
    const headers = {
      Cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '',
      'Teren-Member': session.member,
    };
    const askAs = (path: string, more: Ask = {}) => ask(path, { ...more, headers: { ...headers, ...more.headers } });
    return {
      session,
      headers,
      ask: askAs,
      sync: async (changes = [], more = {}) => (await askAs('/api/sync', { body: syncBody(changes, more) })).json,
    };
  };
  const begin = async (kind: object) => {
    const code = await running.access.beginCode();
    return phoneOf(await ask('/api/offices', { body: { code, begin: kind, memberName: 'Ola', deviceName: 'PC' } }));
  };

  const office: OfficeServer = {
    url,
    get storage() {
      return running.storage;
    },
    get access() {
      return running.access;
    },
    logged,
    get now() {
      return nowMs;
    },
    set now(ms) {
      nowMs = ms;
    },
    ask,
    phoneOf,
    open: () => begin({ kind: 'empty', officeName: 'Centrum' }),
    openExample: () => begin({ kind: 'example' }),
    addMember: async (clerk, role, name = 'Jan', more = {}) => {
      const body = { name, role, authorisedFrom: null, authorisedTo: null, ...more };
      return (await clerk.ask('/api/members', { body })).json.member.member;
    },
    codeFor: async (clerk, member) => (await clerk.ask('/api/codes', { body: { member } })).json.code,
    enrolWaiting: async (clerk, member) =>
      phoneOf(await ask('/api/enrol', { body: { code: await office.codeFor(clerk, member), deviceName: 'Telefon' } })),
    enrol: async (clerk, role, memberName = 'Jan', member?: string) => {
      const phone = await office.enrolWaiting(clerk, member ?? (await office.addMember(clerk, role, memberName)));
      await office.act(clerk, phone.session.device, 'confirm');
      return { ...phone, session: { ...phone.session, state: 'active' } };
    },
    act: (clerk, device, act, more = {}) => clerk.ask('/api/devices/act', { body: { device, act, ...more } }),
    copyTo: async (target) => {
      if (running.sqlite === undefined) throw new Error('Only SQLite has a file');
      await running.sqlite.copyTo(target);
    },
    restart: async (meanwhile) => {
      await running.storage.close();
      meanwhile(file);
      running = await start();
    },
    damage: async (statement) => {
      const database = new Database(file);
      database.exec(statement);
      database.close();
    },
    close: async () => {
      stopping.abort();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await running.storage.close();
      rmSync(folder, { recursive: true });
    },
  };
  return office;
}

export function syncBody(changes: readonly unknown[] = [], more: object = {}): object {
  const scope = { classes: ['open', 'team', 'contact', 'office'] };
  return { protocol: 1, deviceTime: 1, scope, cursors: {}, changes, left: 0, ...more };
}

export const eventId = '01h00000000000000000event1';

/** A change of an event's note. */
export function noteChange(value: unknown, ms: number, device: string, base?: unknown, id = eventId): object {
  const change = { kind: 'event', id, stamp: [ms, device], fields: { note: value } };
  return base === undefined ? change : { ...change, base: { note: base } };
}

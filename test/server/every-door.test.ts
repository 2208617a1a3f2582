/** What holds for every path of the table alike: who may ask how often and by which method, and what no answer ever says. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deviceRate, strangerRate } from '../../src/server/http/rate.ts';
import {
  deviceReplySchema,
  devicesReplySchema,
  holdingsReplySchema,
  lyingReplySchema,
  membersReplySchema,
} from '../../src/sync/clerk.ts';
import { syncReplySchema } from '../../src/sync/exchange.ts';
import { sessionReplySchema } from '../../src/sync/protocol.ts';
import { type OfficeServer, type Phone, startOffice, syncBody } from './office-server.ts';

let office: OfficeServer;
let visitor: Phone;
let clerk: Phone;
let doors: readonly { readonly path: string; readonly methods: readonly string[] }[];

beforeEach(async () => {
  office = await startOffice();
  visitor = await office.openExample();
  clerk = await office.open();
  const { paths } = (await office.ask('/api/openapi.json')).json as { paths: Record<string, object> };
  doors = Object.entries(paths).map(([path, methods]) => ({
    path,
    methods: Object.keys(methods).map((method) => method.toUpperCase()),
  }));
});
afterEach(() => office.close());

/** All that the office keeps, table by table. */
async function contentOf(): Promise<Record<string, unknown[]>> {
  const folder = mkdtempSync(join(tmpdir(), 'teren-content-'));
  await office.copyTo(join(folder, 'copy.sqlite'));
  const copy = new Database(join(folder, 'copy.sqlite'));
  const tables = copy.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
  const content = Object.fromEntries(tables.map((name) => [name, copy.prepare(`select * from "${name}"`).all()]));
  copy.close();
  rmSync(folder, { recursive: true });
  return content;
}

describe('the methods', () => {
  it('a GET changes nothing, whoever sends it and whatever it bears', async () => {
    await clerk.sync();
    const before = await contentOf();
    expect(Object.keys(before).length).toBeGreaterThan(5);
    office.now += 5 * 60_000;
    for (const { path } of doors.filter(({ path }) => path !== '/api/live')) {
      for (const ask of [clerk.ask, visitor.ask, office.ask]) {
        for (const query of ['', '?member=1&code=2&device=3&act=lost&changes=[]']) await ask(path + query);
      }
    }
    expect(await contentOf()).toEqual(before);
    await clerk.sync([{ kind: 'plan', id: 'p1', stamp: [1, 'd'], fields: { title: 'Plan' } }]);
    expect(await contentOf(), 'the content is read well: a POST is seen').not.toEqual(before);
  });

  it('other methods than those of the table are no doors', async () => {
    for (const { path, methods } of doors) {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
        if (methods.includes(method) || path === '/api/openapi.json') continue;
        const body = method === 'GET' || method === 'OPTIONS' ? {} : { body: syncBody() };
        const answer = await clerk.ask(path, { method, ...body });
        expect([method, path, answer.status, answer.json?.problem]).toEqual([method, path, 404, { code: 'not-found' }]);
        expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
      }
    }
  });
});

describe('no answer', () => {
  const canary = 'Zdzisława Łęcka 600700800';
  const plain = 'Zdzislawa-Lecka-600700800';

  it('to a request that was refused says anything that was in it', async () => {
    const bodies: unknown[] = [
      canary,
      { [canary]: canary },
      [canary],
      syncBody([], { cursors: canary }),
      `{"${canary}`,
    ];
    const headers: Record<string, string>[] = [
      {},
      { Cookie: `teren_${plain}=${plain}`, 'Teren-Member': plain },
      { Origin: `https://${plain}.example` },
      { 'Content-Encoding': plain, 'Content-Type': plain, 'User-Agent': plain, 'Teren-Nonce': `${plain} x` },
    ];
    let refused = 0;
    for (const { path, methods } of [...doors, { path: `/api/${plain}`, methods: ['POST'] }]) {
      if (path === '/api/openapi.json' || path === '/api/live') continue;
      for (const more of headers) {
        for (const body of methods.includes('POST') ? bodies : [undefined]) {
          office.now += 1000;
          const query = `?code=${encodeURIComponent(canary)}&x=${plain}`;
          const asker = refused % 2 === 0 ? clerk.ask : office.ask;
          const answer = await asker(path + query, { headers: more, ...(body === undefined ? {} : { body }) });
          if (answer.status === 200) continue;
          refused += 1;
          expect(answer.text).not.toMatch(/Zdzis|Łęcka|Lecka|600700800/);
          expect(Object.keys(answer.json)).toEqual(['teren', 'nonce', 'problem']);
          expect([...answer.headers.values()].join('\n')).not.toContain('Lecka');
        }
      }
    }
    expect(refused).toBeGreaterThan(60);
    expect(office.logged.join('\n'), 'nor does the log').not.toMatch(/Zdzis|Łęcka|Lecka|600700800/);
  });

  it('of a broken endpoint says where it broke: the log does', async () => {
    await office.damage('alter table parts rename to gone');
    const answer = await clerk.ask('/api/sync', {
      body: syncBody([{ kind: 'plan', id: 'p1', stamp: [1, 'd'], fields: { title: canary } }]),
    });
    expect(answer.status).toBeGreaterThanOrEqual(500);
    expect(answer.json).toEqual({ teren: 1, nonce: 'n-1', problem: { code: answer.json.problem.code } });
    expect(answer.text).not.toMatch(/\bat |node:|\.ts|Error|select|parts/);
    const log = office.logged.join('\n');
    expect(log, 'the log has the place').toContain('sqlite.ts');
    expect(log).not.toContain('Łęcka');
  });
});

describe('an answer', () => {
  it('bears what its schema names and nothing beside it, whatever the office keeps of people and devices', async () => {
    const phone = await office.enrol(clerk, 'coordinator');
    const proof = 'x'.repeat(43);
    await phone.sync([{ kind: 'group', id: 'g1', stamp: [1, 'd'], fields: { name: 5 } }], {
      lock: { kind: 'pin', proof },
    });
    const asked: [v.GenericSchema, string, object?][] = [
      [sessionReplySchema, '/api/session'],
      [membersReplySchema, '/api/members'],
      [devicesReplySchema, '/api/devices'],
      [lyingReplySchema, '/api/quarantine'],
      [holdingsReplySchema, '/api/devices/holdings', { device: phone.session.device }],
      [deviceReplySchema, '/api/devices/act', { device: phone.session.device, act: 'pause' }],
      [syncReplySchema, '/api/sync', syncBody()],
    ];
    for (const [schema, path, body] of asked) {
      const { json } = await clerk.ask(path, body === undefined ? {} : { body });
      // Parsing drops what no schema names.
      expect([path, json]).toEqual([path, v.parse(schema, json)]);
      expect(JSON.stringify(json)).not.toMatch(/proofHash|tokenHash|letterKey|"d":/);
    }
  });
});

describe('how often', () => {
  it('a device asks too much, waits as it is told, and nobody else waits with it', async () => {
    const codes = async (phone: Phone, times: number) => {
      const answers = await Promise.all(Array.from({ length: times }, () => phone.ask('/api/session')));
      return answers.filter(({ status }) => status !== 200);
    };
    const before = (await codes(clerk, deviceRate.burst)).length;
    expect(before).toBe(0);
    const [refused] = await codes(clerk, 1);
    expect([refused?.status, refused?.json.problem]).toEqual([429, { code: 'too-many-requests', retryAfterMs: 50 }]);
    expect(refused?.headers.get('Retry-After')).toBe('1');
    expect(await codes(visitor, 5)).toEqual([]);
    office.now += 1000;
    expect(await codes(clerk, deviceRate.perSecond)).toEqual([]);
    expect(await codes(clerk, 1)).toHaveLength(1);
  });

  it('strangers of one network share a limit, at every path, and no phone of the office notices', async () => {
    const knock = async (path: string) => (await office.ask(path, { body: { code: 'x' } })).status;
    for (let i = 0; i < strangerRate.burst; i++) await knock(i % 2 === 0 ? '/api/enrol' : '/api/nothing');
    for (const path of ['/api/enrol', '/api/sync', '/api/nothing']) expect(await knock(path)).toBe(429);
    for (const path of ['/api/health', '/api/openapi.json', '/api/live?member=x']) {
      expect((await office.ask(path)).status).toBe(429);
    }
    expect((await clerk.sync()).answers).toEqual([]);
    office.now += 1000;
    expect((await office.ask('/api/health')).status).toBe(200);
  });
});

describe('what was refused is written down', () => {
  it('a minute of it as one line of the device, with a count and codes, and nothing that was in it', async () => {
    office.now += 60_000;
    const bad = { kind: 'plan', id: 'p1', stamp: [1, 'd'], fields: { year: 'Łęcka' } };
    await clerk.sync(Array.from({ length: 40 }, () => bad));
    await clerk.sync([{ ...bad, id: '../Łęcka' }]);
    await clerk.ask('/api/sync', { body: '{"Łęcka' });
    await office.ask('/api/enrol', { body: { code: 'Łęcka', deviceName: 'Łęcka' } });
    await office.ask('/api/sync', { body: {}, headers: { Origin: 'https://evil.example' } });
    const lines = () => office.logged.flatMap((line) => (line.includes('"event":"refused"') ? [JSON.parse(line)] : []));
    expect(lines().filter(({ since }) => since === office.now)).toEqual([]);
    const since = office.now;
    office.now += 60_000;
    await clerk.ask('/api/nothing');
    const { office: id, device } = clerk.session;
    expect(lines().filter((line) => line.since === since)).toEqual([
      {
        office: id,
        device,
        since,
        refused: 42,
        codes: ['bad-id 1', 'bad-value 40', 'malformed-json 1'],
        event: 'refused',
      },
      {
        office: '',
        device: 'stranger',
        since,
        refused: 2,
        codes: ['code-unknown 1', 'wrong-origin 1'],
        event: 'refused',
      },
    ]);
    expect(office.logged.join('\n')).not.toContain('Łęcka');
  });
});

it('holds a few live streams of a device and no more', async () => {
  const stop = new AbortController();
  const open = () =>
    fetch(`${office.url}/api/live?member=${clerk.session.member}`, { headers: clerk.headers, signal: stop.signal });
  const answers = [];
  for (let i = 0; i < 12; i++) answers.push(await open());
  expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 10 }, () => 200), 429, 429]);
  stop.abort();
});

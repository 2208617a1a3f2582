/** The endpoint's HTTP: the checks that stand before every path, then the path's own answer. */
import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import * as v from 'valibot';
import { type DeviceState, protocolVersion } from '../../sync/protocol.ts';
import { isShutOut } from '../devices.ts';
import type { Log } from '../log.ts';
import { done, type Outcome, type ProblemCode, refused } from '../problems.ts';
import { StorageUnavailable } from '../storage/storage.ts';
import { readJson } from './body.ts';
import type { Endpoint } from './endpoint.ts';
import { createEndpoints, type EndpointPowers } from './endpoints.ts';
import { secureHeaders } from './headers.ts';
import { sendLive } from './live-stream.ts';
import { describeApi } from './openapi.ts';
import { ownOriginOf } from './origin.ts';
import { sendProblem, sendReply } from './reply.ts';
import { dropSession, identify, keepSession, renewSession } from './session-cookie.ts';
import { serveApp } from './static-files.ts';

export interface HttpPowers extends Omit<EndpointPowers, 'phonesUrl'> {
  /** The address under which phones reach us; undefined: none is set. */
  readonly publicUrl: string | undefined;
  /** Where the built app lies. */
  readonly appFolder: string;
  /** Calls again and again; returns how to stop. */
  readonly every: (ms: number, work: () => void) => () => void;
  /** Aborts when the endpoint stops: the streams end with it. */
  readonly stopping: AbortSignal;
}

export function createApp(powers: HttpPowers): Hono {
  const { access, live, log, publicUrl } = powers;
  const phonesUrl = publicUrl?.startsWith('https:') ? publicUrl : null;
  const endpoints = createEndpoints({ ...powers, phonesUrl });
  const app = new Hono();
  app.use(secureHeaders);
  app.use(compress());

  for (const endpoint of endpoints) app.on(endpoint.method.toUpperCase(), endpoint.path, (c) => answer(c, endpoint));
  app.get('/api/live', async (c) => {
    const by = await identify(c, access, c.req.query('member') ?? '');
    if (by === undefined) return sendProblem(c, { code: 'not-enrolled' });
    if (isShutOut(by)) return sendProblem(c, { code: 'not-allowed' });
    return sendLive(c, live, by, powers.every, powers.stopping);
  });
  const description = describeApi(endpoints);
  app.get('/api/openapi.json', (c) => c.json(description));
  app.all('/api/*', (c) => sendProblem(c, { code: 'not-found' }));
  serveApp(app, powers.appFolder);

  app.onError((error, c) => {
    const code = error instanceof StorageUnavailable ? error.code : 'internal';
    logFailure(log, c, code, error);
    return sendProblem(c, code === 'busy' ? { code, retryAfterMs: 2000 } : { code });
  });
  return app;

  async function answer(c: Context, endpoint: Endpoint): Promise<Response> {
    const origin = ownOriginOf(c, publicUrl);
    if (endpoint.method === 'post' && origin === undefined) return sendProblem(c, { code: 'wrong-origin' });
    const by = await identify(c, access);
    if (endpoint.enrolled && by === undefined) return sendProblem(c, { code: 'not-enrolled' });
    const problem = by === undefined ? undefined : notActive[by.state];
    if (endpoint.enrolled && endpoint.inEveryState !== true && problem !== undefined) {
      return sendProblem(c, { code: problem });
    }
    const body = endpoint.body === undefined ? done(undefined) : await readBody(c, endpoint.body);
    if (!body.ok) return sendProblem(c, body.problem);
    let isLeft = false;
    const outcome = await endpoint.answer({
      body: body.value,
      by,
      address: getConnInfo(c).remote.address ?? '',
      keepSession: (entry) => keepSession(c, entry, origin ?? ''),
      dropSession: () => {
        isLeft = true;
        if (by !== undefined) dropSession(c, by, origin ?? '');
      },
    });
    if (endpoint.enrolled && by !== undefined && origin !== undefined && !isLeft) renewSession(c, by, origin);
    return outcome.ok ? sendReply(c, outcome.value) : sendProblem(c, outcome.problem);
  }
}

/** What a device hears that may not ask just now. */
const notActive: Readonly<Record<DeviceState, ProblemCode | undefined>> = {
  waiting: 'not-confirmed',
  active: undefined,
  paused: 'paused',
  retired: 'not-allowed',
  lost: 'not-allowed',
};

async function readBody(c: Context, schema: v.GenericSchema): Promise<Outcome<unknown>> {
  const json = await readJson(c.req.raw);
  if (!json.ok) return json;
  const parsed = v.safeParse(schema, json.value);
  if (parsed.success) return done(parsed.output);
  const asked = (json.value as { protocol?: unknown } | null)?.protocol;
  return refused(typeof asked === 'number' && asked > protocolVersion ? 'protocol-too-new' : 'bad-request');
}

/** Where it broke, never what was in the request: messages of libraries may quote it. */
function logFailure(log: Log, c: Context, code: string, error: Error): void {
  const where = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  log.error({ path: c.req.path, code, error: error.name, at: where.slice(0, 8).map((line) => line.trim()) }, 'failed');
}

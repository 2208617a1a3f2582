/** The endpoint's HTTP: the checks that stand before every path, then the path's own answer. */
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import * as v from 'valibot';
import { type DeviceState, protocolVersion } from '../../sync/protocol.ts';
import { isShutOut } from '../devices.ts';
import { done, type Outcome, type ProblemCode, refused } from '../problems.ts';
import { StorageUnavailable } from '../storage/storage.ts';
import { type AdmissionPowers, type Asker, addressOf, createAdmission } from './admission.ts';
import { readJson } from './body.ts';
import type { Endpoint } from './endpoint.ts';
import { createEndpoints, type EndpointPowers } from './endpoints.ts';
import { secureHeaders } from './headers.ts';
import { sendLive } from './live-stream.ts';
import { describeApi } from './openapi.ts';
import { ownOriginOf } from './origin.ts';
import { sendProblem, sendReply } from './reply.ts';
import { dropSession, keepSession, renewSession } from './session-cookie.ts';
import { serveApp } from './static-files.ts';

export interface HttpPowers extends Omit<EndpointPowers, 'phonesUrl'>, AdmissionPowers {
  /** The address under which phones reach us; undefined: none is set. */
  readonly publicUrl: string | undefined;
  /** Where the built app lies. */
  readonly appFolder: string;
}

/** So many live streams of one device at once: it has a few tabs. */
const maxStreams = 10;

export function createApp(powers: HttpPowers): Hono {
  const { live, log, publicUrl } = powers;
  const admit = createAdmission(powers);
  const phonesUrl = publicUrl?.startsWith('https:') ? publicUrl : null;
  const endpoints = createEndpoints({ ...powers, phonesUrl });
  const app = new Hono();
  app.use(secureHeaders(publicUrl));
  app.use(compress());

  for (const endpoint of endpoints) {
    const work = (c: Context) => admit(c, (asker) => answer(c, endpoint, asker));
    app.on(endpoint.method.toUpperCase(), endpoint.path, work);
  }
  app.get('/api/live', (c) => {
    const stream = async ({ by }: Asker) => {
      if (by === undefined) return refused('not-enrolled');
      if (isShutOut(by)) return refused('not-allowed');
      if (live.streamsOf(by.office, by.device) >= maxStreams) return refused('too-many-requests', 60_000);
      return done(sendLive(c, live, by, powers.every, powers.stopping));
    };
    return admit(c, stream, c.req.query('member') ?? '');
  });
  const description = describeApi(endpoints);
  app.get('/api/openapi.json', (c) => admit(c, async () => done(c.json(description))));
  app.all('/api/*', (c) => admit(c, async () => refused('not-found')));
  serveApp(app, powers.appFolder);

  app.onError((error, c) => {
    const code = error instanceof StorageUnavailable ? error.code : 'internal';
    const path = endpoints.find((one) => one.path === c.req.path)?.path ?? 'none of the table';
    log.error({ path, code, error: error.name, at: placesOf(error) }, 'failed');
    return sendProblem(c, code === 'busy' ? { code, retryAfterMs: 2000 } : { code });
  });
  return app;

  async function answer(c: Context, endpoint: Endpoint, { by, noteRefused }: Asker): Promise<Outcome<Response>> {
    const origin = ownOriginOf(c, publicUrl);
    if (endpoint.method === 'post' && origin === undefined) return refused('wrong-origin');
    if (endpoint.enrolled && by === undefined) return refused('not-enrolled');
    const problem = by === undefined ? undefined : notActive[by.state];
    if (endpoint.enrolled && endpoint.inEveryState !== true && problem !== undefined) return refused(problem);
    const body = endpoint.body === undefined ? done(undefined) : await readBody(c, endpoint.body);
    if (!body.ok) return body;
    let isLeft = false;
    const outcome = await endpoint.answer({
      body: body.value,
      by,
      address: addressOf(c),
      keepSession: (entry) => keepSession(c, entry, origin ?? ''),
      dropSession: () => {
        isLeft = true;
        if (by !== undefined) dropSession(c, by, origin ?? '');
      },
      noteRefused,
    });
    if (endpoint.enrolled && by !== undefined && origin !== undefined && !isLeft) renewSession(c, by, origin);
    return outcome.ok ? done(sendReply(c, outcome.value)) : outcome;
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

/** Where it broke, never what was in the request: messages of libraries may quote it, also in several lines. */
function placesOf({ stack = '', message }: Error): readonly string[] {
  const lines = stack.slice(stack.indexOf(message) + message.length).split('\n');
  return lines.flatMap((line) => (/^\s+at /.test(line) ? [line.trim()] : [])).slice(0, 8);
}

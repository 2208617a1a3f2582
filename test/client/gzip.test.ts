import { gunzipSync, gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { afterEach, describe, expect, it, test } from 'vitest';
import { gzipWith } from '../../src/client/gzip.ts';
import { createTransport, type TransportPowers } from '../../src/client/transport.ts';
import { syncReplySchema } from '../../src/sync/exchange.ts';
import { noteChange, type OfficeServer, startOffice, syncBody } from '../server/office-server.ts';

const schema = v.object({ teren: v.literal(1), nonce: v.string(), count: v.number() });
const large = { text: 'Żółć '.repeat(1_000) };
const powers: Omit<TransportPowers, 'fetch'> = {
  nonce: () => 'n',
  timeout: () => new AbortController().signal,
  gzip: gzipWith(CompressionStream),
};

/** A transport whose network gives back what `respond` makes of the headers and the body. */
function over(respond: (packed: boolean, init: RequestInit) => Response, more: Partial<TransportPowers> = {}) {
  const inits: RequestInit[] = [];
  const fetch = async (_path: unknown, init: RequestInit = {}) => {
    inits.push(init);
    return respond(headersOf(init)['Content-Encoding'] === 'gzip', init);
  };
  return { inits, transport: createTransport({ ...powers, fetch, ...more }) };
}
const headersOf = (init: RequestInit) => init.headers as Record<string, string>;
const well = () => new Response('{"teren":1,"nonce":"n","count":3}');
const ok = { ok: true, reply: { teren: 1, nonce: 'n', count: 3 } };

describe('what goes up', () => {
  it('is packed where that saves something, and is the same when it is unpacked', async () => {
    const { transport, inits } = over(well);
    expect(await transport.post('/api/sync', large, schema)).toEqual(ok);
    expect(headersOf(inits[0] ?? {})['Content-Encoding']).toBe('gzip');
    const sent = Buffer.from(inits[0]?.body as ArrayBuffer);
    expect(JSON.parse(gunzipSync(sent).toString())).toEqual(large);
    expect(sent.length).toBeLessThan(JSON.stringify(large).length / 10);
  });

  it('goes as it is when it is small', async () => {
    const { transport, inits } = over(well);
    await transport.post('/api/sync', { changes: [] }, schema);
    expect(inits[0]?.body).toBe('{"changes":[]}');
    expect(headersOf(inits[0] ?? {})['Content-Encoding']).toBeUndefined();
  });

  test.each<[string, Partial<TransportPowers>]>([
    ['the browser can not pack', { gzip: gzipWith(undefined) }],
    ['packing fails', { gzip: () => Promise.reject(new Error('no memory')) }],
  ])('goes as it is when %s', async (_why, without) => {
    const { transport, inits } = over(well, without);
    expect(await transport.post('/api/sync', large, schema)).toEqual(ok);
    expect(inits[0]?.body).toBe(JSON.stringify(large));
  });

  test.each<[string, () => Response]>([
    ['a proxy does not take it packed', () => new Response('unsupported', { status: 415 })],
    [
      'something on the way unpacked it and left the header',
      () => new Response('{"teren":1,"nonce":"n","problem":{"code":"malformed-json"}}', { status: 400 }),
    ],
  ])('goes as it is from then on, and at once, when %s', async (_why, refuse) => {
    const { transport, inits } = over((packed) => (packed ? refuse() : well()));
    expect(await transport.post('/api/sync', large, schema)).toEqual(ok);
    expect(await transport.post('/api/sync', large, schema)).toEqual(ok);
    expect(inits.map((init) => headersOf(init)['Content-Encoding'])).toEqual(['gzip', undefined, undefined]);
  });
});

describe('the office', () => {
  let office: OfficeServer;
  afterEach(() => office.close());

  it('understands a packed bundle, and packs its page', async () => {
    office = await startOffice();
    const clerk = await office.open();
    const encodings: (string | null)[] = [];
    const headers = { ...clerk.headers, Origin: office.url };
    const transport = createTransport({
      ...powers,
      fetch: async (path, init) => {
        const response = await fetch(`${office.url}${path as string}`, {
          ...init,
          headers: { ...(init?.headers as Record<string, string>), ...headers },
        });
        encodings.push(response.headers.get('Content-Encoding'));
        return response;
      },
    });
    const changes = Array.from({ length: 100 }, (_, n) =>
      noteChange('Dużo ludzi', n + 1, 'phone-a', null, `01h0000000000000000000${1000 + n}`),
    );
    const answer = await transport.post('/api/sync', syncBody(changes), syncReplySchema);
    expect(answer).toMatchObject({ ok: true, reply: { answers: changes.map(() => 'accepted') } });
    // Who made them is not sent them back; who reads from the start is.
    const page = await transport.post('/api/sync', syncBody(), syncReplySchema);
    expect(page.ok && page.reply.parts.length).toBe(100);
    expect(encodings.at(-1)).toBe('gzip');
    expect(gzipSync(JSON.stringify(syncBody(changes))).length).toBeLessThan(1_500);
  });
});

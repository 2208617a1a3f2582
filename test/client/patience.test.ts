import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { createTransport } from '../../src/client/transport.ts';
import { settled } from './store/phone.ts';

const schema = v.object({ teren: v.literal(1), nonce: v.string(), count: v.number() });
const whole = '{"teren":1,"nonce":"n","count":3}';

/** A line on which the test lets the answer begin, move and end, and a clock that it moves. heeds: the browser stops when told to. */
function line(heeds = true) {
  const clock = { ms: 0 };
  const timers: { at: number; controller: AbortController }[] = [];
  const told: AbortSignal[] = [];
  let answer: (response: Response) => void = () => undefined;
  let body: ReadableStreamDefaultController<Uint8Array> | undefined;
  const transport = createTransport({
    fetch: (_path, init) => {
      if (init?.signal) told.push(init.signal);
      return new Promise((resolve, reject) => {
        answer = resolve;
        if (heeds) init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
      });
    },
    nonce: () => 'n',
    timeout: (ms) => {
      const controller = new AbortController();
      timers.push({ at: clock.ms + ms, controller });
      return controller.signal;
    },
  });
  const begin = async () => {
    answer(new Response(new ReadableStream<Uint8Array>({ start: (controller) => void (body = controller) })));
    await settled();
  };
  const send = async (piece: string | Uint8Array) => {
    body?.enqueue(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece);
    await settled();
  };
  const pass = async (seconds: number) => {
    clock.ms += seconds * 1000;
    for (const { at, controller } of timers) if (at <= clock.ms) controller.abort();
    await settled();
  };
  const end = () => body?.close();
  /** What came of a question, or 'waiting'. */
  const outcomeOf = (asked: Promise<unknown>) => Promise.race([asked, settled().then(() => 'waiting')]);
  return { transport, begin, send, pass, end, outcomeOf, told };
}
const lost = { ok: false, code: 'no-network' };

describe('a trip is given up', () => {
  it.each([true, false])('when no answer begins (the browser heeds it: %s)', async (heeds) => {
    const { transport, pass, outcomeOf, told } = line(heeds);
    const asked = transport.get('/api/session', schema);
    await pass(19);
    expect(await outcomeOf(asked)).toBe('waiting');
    await pass(2);
    expect(await outcomeOf(asked)).toEqual(lost);
    expect(told[0]?.aborted).toBe(true);
  });

  it.each([true, false])('when an answer that began stands still (the browser heeds it: %s)', async (heeds) => {
    const { transport, begin, send, pass, outcomeOf } = line(heeds);
    const asked = transport.post('/api/sync', {}, schema);
    await begin();
    await send('{"teren":1,');
    await pass(19);
    expect(await outcomeOf(asked)).toBe('waiting');
    await pass(2);
    expect(await outcomeOf(asked)).toEqual(lost);
  });

  it('after three minutes, however steadily it drips', async () => {
    const { transport, begin, send, pass, outcomeOf } = line();
    const asked = transport.post('/api/sync', {}, schema);
    await begin();
    for (let n = 0; n < 17; n++) {
      await send(' ');
      await pass(10);
    }
    await send(' ');
    expect(await outcomeOf(asked)).toBe('waiting');
    await pass(11);
    expect(await outcomeOf(asked)).toEqual(lost);
  });

  it('when the one who asked calls it off', async () => {
    const { transport, begin, outcomeOf, told } = line();
    const caller = new AbortController();
    const asked = transport.post('/api/sync', {}, schema, { signal: caller.signal });
    await begin();
    caller.abort();
    expect(await outcomeOf(asked)).toEqual(lost);
    expect(told[0]?.aborted).toBe(true);
  });

  it('where something sends more than any answer of ours could be', async () => {
    const { transport, begin, send, outcomeOf, told } = line();
    const asked = transport.get('/api/session', schema);
    await begin();
    for (let n = 0; n < 21; n++) await send('x'.repeat(1_000_000));
    expect(await outcomeOf(asked)).toEqual(lost);
    expect(told[0]?.aborted).toBe(true);
  });
});

describe('a trip is waited for', () => {
  it('as long as pieces of its answer come, and the one who asked hears of each', async () => {
    const { transport, begin, send, pass, end, outcomeOf } = line();
    let moves = 0;
    const asked = transport.post('/api/sync', {}, schema, { moved: () => (moves += 1) });
    await pass(19);
    await begin();
    for (const piece of whole.match(/.{1,5}/g) ?? []) {
      await send(piece);
      await pass(15);
    }
    expect(await outcomeOf(asked)).toBe('waiting');
    end();
    expect(await outcomeOf(asked)).toEqual({ ok: true, reply: JSON.parse(whole) });
    expect(moves).toBeGreaterThan(5);
  });

  it('longer where the question is long: a slow line needs its time to carry it', async () => {
    const { transport, pass, outcomeOf } = line();
    const asked = transport.post('/api/sync', { text: 'x'.repeat(200_000) }, schema);
    await pass(65);
    expect(await outcomeOf(asked)).toBe('waiting');
    await pass(10);
    expect(await outcomeOf(asked)).toEqual(lost);
  });

  it('with letters that were cut in two on the way', async () => {
    const { transport, begin, send, end, outcomeOf } = line();
    const text = v.object({ teren: v.literal(1), nonce: v.string(), word: v.string() });
    const asked = transport.get('/api/session', text);
    await begin();
    const bytes = new TextEncoder().encode('{"teren":1,"nonce":"n","word":"Żółć"}');
    for (const byte of bytes) await send(Uint8Array.of(byte));
    end();
    expect(await outcomeOf(asked)).toMatchObject({ ok: true, reply: { word: 'Żółć' } });
  });
});

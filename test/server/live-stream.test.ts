import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { sendLive } from '../../src/server/http/live-stream.ts';
import { createLive } from '../../src/server/live.ts';
import type { Identity } from '../../src/server/storage/access-records.ts';

it('a live stream says every 20 s, in a way that a page can hear, that it is still there', async () => {
  const beats: { ms: number; work: () => void }[] = [];
  const every = (ms: number, work: () => void) => {
    beats.push({ ms, work });
    return () => void beats.pop();
  };
  const stopping = new AbortController();
  const by = { office: 'o1', device: 'd1' } as Identity;
  const app = new Hono().get('/', (c) => sendLive(c, createLive(), by, every, stopping.signal));
  const stream = await app.request('/');
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toBe('data: new\n\n');
  expect(beats.map(({ ms }) => ms)).toEqual([20_000]);
  beats[0]?.work();
  expect((await reader?.read())?.value).toBe('event: beat\ndata: still here\n\n');
  stopping.abort();
  expect((await reader?.read())?.done).toBe(true);
  expect(beats).toEqual([]);
});

import type { GenericSchema } from 'valibot';
import { expect, test } from 'vitest';
import { createTransport } from '../../src/client/transport.ts';
import { codeReplySchema, devicesReplySchema, lyingReplySchema, settleReplySchema } from '../../src/sync/clerk.ts';
import { syncReplySchema } from '../../src/sync/exchange.ts';
import { healthReplySchema, sessionReplySchema } from '../../src/sync/protocol.ts';
import { replyOf } from './store/phone.ts';

const session = {
  office: 'o',
  officeName: 'Centrum',
  example: false,
  member: 'm',
  memberName: 'Ola',
  role: 'clerk',
  device: 'd',
  deviceName: 'PC',
  publicUrl: null,
  state: 'active',
  authorised: true,
  leaseDays: 14,
  officeKey: 'k',
};
const replies: readonly [what: string, schema: GenericSchema, reply: object][] = [
  ['an exchange', syncReplySchema, replyOf()],
  ['a session', sessionReplySchema, { session }],
  ['a code', codeReplySchema, { code: 'abc', expiresAt: 1 }],
  ['the phones', devicesReplySchema, { devices: [] }],
  ['what lies aside', lyingReplySchema, { rows: [] }],
  ['a decision', settleReplySchema, { answer: null }],
  ['health', healthReplySchema, { protocol: 1, officeTime: 1 }],
];

test.each(replies)('%s without our marker is somebody else’s answer', async (_what, schema, reply) => {
  const askWith = (marker: object) => {
    const body = JSON.stringify({ ...reply, teren: undefined, ...marker, nonce: 'n' });
    const powers = { nonce: () => 'n', timeout: () => new AbortController().signal };
    return createTransport({ ...powers, fetch: async () => new Response(body) }).get('/api', schema);
  };
  expect(await askWith({ teren: 1 })).toMatchObject({ ok: true });
  for (const marker of [{}, { teren: 2 }, { teren: '1' }]) {
    expect(await askWith(marker)).toEqual({ ok: false, code: 'no-network' });
  }
});

/** The office's people and their devices, as its clerk asks for them. Fetched with the page that shows them. */
import type * as v from 'valibot';
import {
  codeReplySchema,
  type deviceActRequestSchema,
  deviceReplySchema,
  type deviceSchema,
  devicesReplySchema,
  holdingsReplySchema,
  type MemberRequest,
  memberReplySchema,
  type memberSchema,
  membersReplySchema,
} from '../sync/clerk.ts';
import type { Transport } from './transport.ts';

export type Member = v.InferOutput<typeof memberSchema>;
export type Device = v.InferOutput<typeof deviceSchema>;
export type DeviceAsked = v.InferInput<typeof deviceActRequestSchema>;
export type Holdings = v.InferOutput<typeof holdingsReplySchema>['holdings'];
export interface MadeCode {
  readonly code: string;
  readonly expiresAt: number;
  /** Bears the code in its fragment, which no server's log sees. */
  readonly link: string;
}
type Result<T> = Promise<(T & { readonly ok: true }) | { readonly ok: false; readonly code: string }>;

export async function readMembers(transport: Transport): Result<{ readonly members: readonly Member[] }> {
  const answer = await transport.get('/api/members', membersReplySchema);
  return answer.ok ? { ok: true, members: answer.reply.members } : answer;
}

export async function saveMember(transport: Transport, request: MemberRequest): Result<{ readonly member: Member }> {
  const answer = await transport.post('/api/members', request, memberReplySchema);
  return answer.ok ? { ok: true, member: answer.reply.member } : answer;
}

/** address: where phones reach the endpoint. */
export async function makeCode(transport: Transport, member: string, address: string): Result<MadeCode> {
  const answer = await transport.post('/api/codes', { member }, codeReplySchema);
  if (!answer.ok) return answer;
  const { code, expiresAt } = answer.reply;
  return { ok: true, code, expiresAt, link: `${address}/start#k-${code}` };
}

export async function readDevices(transport: Transport): Result<{ readonly devices: readonly Device[] }> {
  const answer = await transport.get('/api/devices', devicesReplySchema);
  return answer.ok ? { ok: true, devices: answer.reply.devices } : answer;
}

export async function actOn(transport: Transport, asked: DeviceAsked): Result<{ readonly device: Device }> {
  const answer = await transport.post('/api/devices/act', asked, deviceReplySchema);
  return answer.ok ? { ok: true, device: answer.reply.device } : answer;
}

export async function readHoldings(transport: Transport, device: string): Result<{ readonly holdings: Holdings }> {
  const answer = await transport.post('/api/devices/holdings', { device }, holdingsReplySchema);
  return answer.ok ? { ok: true, holdings: answer.reply.holdings } : answer;
}

/** What a clerk asks the office for at once: codes for phones, the list of devices, what lies aside, another office. Needs the network. */
import type * as v from 'valibot';
import type { Role } from '../domain/roles.ts';
import { type BeginRequest, codeReplySchema, type deviceSchema, devicesReplySchema } from '../sync/protocol.ts';
import type { Lying, Settling } from './lying-aside.ts';
import type { EntryResult, Offices } from './offices.ts';
import type { Transport } from './transport.ts';

export type Device = v.InferOutput<typeof deviceSchema>;
type Failed = { readonly ok: false; readonly code: string };

export interface Desk {
  /** A one-time code for another device, valid for ten minutes, and the link that bears it. */
  makeCode(request: {
    memberName: string;
    role: Role;
  }): Promise<{ ok: true; code: string; expiresAt: number; link: string } | Failed>;
  devices(): Promise<{ ok: true; devices: readonly Device[] } | Failed>;
  /** What the office put aside and a clerk has to decide, oldest first. */
  lyingAside(): Promise<{ ok: true; rows: readonly Lying[] } | Failed>;
  /** Takes one of them in, puts it away, or puts it back among what waits. */
  settle(settling: Settling): Promise<{ ok: true } | Failed>;
  /** Opens another office on this endpoint: the example, or one's own while there is none. */
  openOffice(begin: BeginRequest['begin']): Promise<EntryResult>;
}

export interface DeskPowers {
  readonly transport: Transport;
  readonly offices: Offices;
  /** Where phones reach the endpoint. */
  readonly address: string;
  readonly memberName: string;
  readonly deviceName: string;
}

export function createDesk({ transport, offices, address, memberName, deviceName }: DeskPowers): Desk {
  return {
    async makeCode(request) {
      const answer = await transport.post('/api/codes', request, codeReplySchema);
      if (!answer.ok) return answer;
      const { code, expiresAt } = answer.reply;
      return { ok: true, code, expiresAt, link: `${address}/start#k-${code}` };
    },
    async devices() {
      const answer = await transport.get('/api/devices', devicesReplySchema);
      return answer.ok ? { ok: true, devices: answer.reply.devices } : answer;
    },
    lyingAside: async () => (await import('./lying-aside.ts')).readLying(transport),
    settle: async (settling) => (await import('./lying-aside.ts')).settleLying(transport, settling),
    openOffice: (begin) => offices.begin({ begin, memberName, deviceName }, transport),
  };
}

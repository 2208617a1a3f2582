/** What a clerk asks the office for at once: people, their devices, codes, what lies aside, another office. Needs the network. */
import type { MemberRequest } from '../sync/clerk.ts';
import type { BeginRequest } from '../sync/protocol.ts';
import type { Lying, Settling } from './lying-aside.ts';
import type { Device, DeviceAsked, Holdings, MadeCode, Member } from './members.ts';
import type { EntryResult, Offices } from './offices.ts';
import type { Transport } from './transport.ts';

export type { Device, DeviceAsked, Holdings, MadeCode, Member } from './members.ts';

type Failed = { readonly ok: false; readonly code: string };

export interface Desk {
  members(): Promise<{ ok: true; members: readonly Member[] } | Failed>;
  /** Adds a person, or changes the one that it names. */
  saveMember(request: MemberRequest): Promise<{ ok: true; member: Member } | Failed>;
  /** A one-time code for another device of a person, valid for ten minutes, and the link that bears it. */
  makeCode(member: string): Promise<({ ok: true } & MadeCode) | Failed>;
  devices(): Promise<{ ok: true; devices: readonly Device[] } | Failed>;
  /** Confirms, renames, pauses or shuts out a device. */
  act(asked: DeviceAsked): Promise<{ ok: true; device: Device } | Failed>;
  /** What can lie on a device at most. */
  holdings(device: string): Promise<{ ok: true; holdings: Holdings } | Failed>;
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
    members: async () => (await import('./members.ts')).readMembers(transport),
    saveMember: async (request) => (await import('./members.ts')).saveMember(transport, request),
    makeCode: async (member) => (await import('./members.ts')).makeCode(transport, member, address),
    devices: async () => (await import('./members.ts')).readDevices(transport),
    act: async (asked) => (await import('./members.ts')).actOn(transport, asked),
    holdings: async (device) => (await import('./members.ts')).readHoldings(transport, device),
    lyingAside: async () => (await import('./lying-aside.ts')).readLying(transport),
    settle: async (settling) => (await import('./lying-aside.ts')).settleLying(transport, settling),
    openOffice: (begin) => offices.begin({ begin, memberName, deviceName }, transport),
  };
}

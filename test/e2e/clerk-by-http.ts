/** The office's clerk without a screen: opens the office by the endpoint's link and does by HTTP what the desk's pages do. */
import type { WirePart } from '../../src/sync/exchange.ts';
import { protocolVersion } from '../../src/sync/protocol.ts';
import type { Endpoint } from './endpoint.ts';

export interface Clerk {
  addMember(name: string, role: string): Promise<string>;
  changeMember(member: string, name: string, role: string): Promise<void>;
  /** The link that enrols a device of a member. */
  linkFor(member: string): Promise<string>;
  codeFor(member: string): Promise<string>;
  /** Lets in whoever waits. Resolves with the device's id. */
  confirm(member: string): Promise<string>;
  act(device: string, act: 'retire' | 'lost' | 'pause' | 'resume'): Promise<void>;
  devices(): Promise<readonly DeviceRow[]>;
  write(changes: readonly { kind: string; id: string; fields: object }[]): Promise<void>;
  parts(): Promise<readonly WirePart[]>;
  /** How many changes lie aside for a decision, by their code. */
  lying(): Promise<readonly string[]>;
}

interface DeviceRow {
  readonly device: string;
  readonly member: string;
  readonly state: string;
  readonly clearedAt: number | null;
}

export async function openOffice({ url, link }: Endpoint): Promise<Clerk> {
  let headers: Record<string, string> = {};
  const ask = async (path: string, body?: object) => {
    const response = await fetch(url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'Content-Type': 'application/json', 'Teren-Nonce': 'n', Origin: url, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    // oxlint-disable-next-line typescript/no-explicit-any -- each caller names what it expects
    const reply: any = await response.json();
    if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${JSON.stringify(reply)}`);
    return { reply, cookie: response.headers.get('set-cookie')?.split(';', 1)[0] ?? '' };
  };
  const code = /#s-(.+)$/.exec(link ?? '')?.[1];
  const begin = { kind: 'empty', officeName: 'Centrum' };
  const opened = await ask('/api/offices', { code, begin, memberName: 'Ola', deviceName: 'Komputer' });
  const { member: own, device: desk } = opened.reply.session;
  headers = { Cookie: opened.cookie, 'Teren-Member': own };
  const sync = (changes: readonly object[]) =>
    ask('/api/sync', {
      protocol: protocolVersion,
      deviceTime: Date.now(),
      scope: { classes: ['open', 'team', 'contact', 'office'] },
      cursors: {},
      changes,
      left: 0,
      pageBytes: 2_000_000,
    });
  const memberOf = (name: string, role: string) => ({ name, role, authorisedFrom: null, authorisedTo: null });
  const clerk: Clerk = {
    addMember: async (name, role) => (await ask('/api/members', memberOf(name, role))).reply.member.member,
    changeMember: async (member, name, role) => void (await ask('/api/members', { member, ...memberOf(name, role) })),
    codeFor: async (member) => (await ask('/api/codes', { member })).reply.code,
    linkFor: async (member) => `${url}/start#k-${await clerk.codeFor(member)}`,
    async confirm(member) {
      const waiting = (await clerk.devices()).find((row) => row.member === member && row.state === 'waiting');
      if (waiting === undefined) throw new Error('Nobody waits');
      await ask('/api/devices/act', { device: waiting.device, act: 'confirm' });
      return waiting.device;
    },
    act: async (device, act) => void (await ask('/api/devices/act', { device, act })),
    devices: async () => (await ask('/api/devices')).reply.devices,
    async write(changes) {
      const stamped = changes.map((change, i) => ({ ...change, stamp: [Date.now() + i, desk] }));
      await sync(stamped);
    },
    parts: async () => (await sync([])).reply.parts,
    lying: async () => (await ask('/api/quarantine')).reply.rows.map((row: { code: string }) => row.code),
  };
  return clerk;
}

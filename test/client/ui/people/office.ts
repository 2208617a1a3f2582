/** An office with its people and devices for tests of the clerk's screens: does what it is asked, unless it is out of reach. */
import type { Desk, Device, DeviceAsked, Member } from '../../../../src/client/desk.ts';
import type { DeviceState } from '../../../../src/sync/protocol.ts';

export const ola: Member = {
  member: 'member-1',
  name: 'Ola Zielińska',
  role: 'clerk',
  authorisedFrom: null,
  authorisedTo: null,
  authorised: true,
};
export const ania: Member = {
  member: 'ania',
  name: 'Anna Nowak',
  role: 'coordinator',
  authorisedFrom: '2026-03-01',
  authorisedTo: '2026-12-31',
  authorised: true,
};

export const aniasPhone: Device = {
  device: 'phone-1',
  deviceName: 'Telefon Ani',
  member: 'ania',
  memberName: 'Anna Nowak',
  state: 'active',
  version: '0.1.0',
  lock: 'pin',
  lockedOut: false,
  shutOutAt: null,
  clearedAt: null,
  role: 'coordinator',
  enrolledAt: Date.parse('2026-11-01T09:00:00Z'),
  lastContactAt: Date.parse('2026-11-22T09:00:00Z'),
  unsent: 0,
  wipedAt: null,
  lostUnsent: null,
};

const stateAfter: Readonly<Partial<Record<DeviceAsked['act'], DeviceState>>> = {
  confirm: 'active',
  pause: 'paused',
  resume: 'active',
  retire: 'retired',
  lost: 'lost',
};

export interface FakeOffice {
  readonly desk: Omit<Desk, 'lyingAside' | 'settle' | 'openOffice' | 'holdings'>;
  /** What it was asked to do, in order. */
  readonly asked: string[];
  members: readonly Member[];
  devices: readonly Device[];
  /** Refuses what it is asked to do with this code; what it is asked for it still tells. */
  refuses: string | undefined;
}

export function fakeOffice(devices: readonly Device[], members: readonly Member[] = [ola, ania]): FakeOffice {
  const office: FakeOffice = { members, devices, refuses: undefined, asked: [], desk: undefined as never };
  const refusal = () => ({ ok: false as const, code: office.refuses ?? '' });
  const desk: FakeOffice['desk'] = {
    members: async () => ({ ok: true, members: office.members }),
    devices: async () => ({ ok: true, devices: office.devices }),
    async makeCode(member) {
      office.asked.push(`code ${member}`);
      if (office.refuses !== undefined) return refusal();
      const code = 'ab3k9mx2t7';
      const expiresAt = Date.parse('2026-11-23T11:10:00Z');
      return { ok: true, code, expiresAt, link: `https://teren.example/start#k-${code}` };
    },
    async saveMember(request) {
      office.asked.push(`save ${JSON.stringify(request)}`);
      if (office.refuses !== undefined) return refusal();
      const member: Member = { ...request, member: request.member ?? 'new', authorised: true };
      office.members = [...office.members.filter((each) => each.member !== member.member), member];
      return { ok: true, member };
    },
    async act({ device: id, act, deviceName }) {
      office.asked.push([act, id, deviceName].filter((word) => word !== undefined).join(' '));
      const before = office.devices.find(({ device }) => device === id);
      if (office.refuses !== undefined || before === undefined) return refusal();
      const device: Device = {
        ...before,
        state: stateAfter[act] ?? before.state,
        deviceName: deviceName ?? before.deviceName,
        lockedOut: act === 'newPin' ? false : before.lockedOut,
      };
      office.devices = office.devices.map((each) => (each.device === id ? device : each));
      return { ok: true, device };
    },
  };
  return Object.assign(office, { desk });
}

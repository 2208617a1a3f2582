/** The API of people and their devices: for clerks, and for a browser that leaves. */
import type * as v from 'valibot';
import {
  codeReplySchema,
  codeRequestSchema,
  deviceActRequestSchema,
  deviceReplySchema,
  type deviceSchema,
  devicesReplySchema,
  holdingsReplySchema,
  holdingsRequestSchema,
  memberReplySchema,
  memberRequestSchema,
  membersReplySchema,
} from '../../sync/clerk.ts';
import { leaveReplySchema, leaveRequestSchema } from '../../sync/protocol.ts';
import type { Access } from '../access.ts';
import type { Live } from '../live.ts';
import type { Log } from '../log.ts';
import { done } from '../problems.ts';
import type { DeviceRow } from '../storage/access-records.ts';
import { type Endpoint, forEnrolled } from './endpoint.ts';

export interface PeoplePowers {
  readonly access: Access;
  readonly live: Live;
  readonly log: Log;
}

export function createPeopleEndpoints({ access, live, log }: PeoplePowers): readonly Endpoint[] {
  return [
    forEnrolled(
      {
        method: 'get',
        path: '/api/members',
        about: "The office's people, in the order in which they were added. Clerks only.",
        reply: membersReplySchema,
        problems: ['not-allowed'],
      },
      async ({ by }) => {
        const found = await access.members(by);
        return found.ok ? done({ members: found.value }) : found;
      },
    ),
    forEnrolled(
      {
        method: 'post',
        path: '/api/members',
        about: 'Adds a person to the office, or changes the one that is named. Clerks only.',
        body: memberRequestSchema,
        reply: memberReplySchema,
        problems: ['not-allowed', 'not-found', 'last-clerk'],
      },
      async ({ by, body }) => {
        const put = await access.putMember(by, body);
        if (!put.ok) return put;
        const { member, devices } = put.value;
        log.info({ office: by.office, by: by.device, member: member.member, role: member.role }, 'member put');
        live.tellOnly(by.office, devices);
        return done({ member });
      },
    ),
    forEnrolled(
      {
        method: 'post',
        path: '/api/codes',
        about: 'Makes a one-time code for another device of a member, valid for 10 minutes. Clerks only.',
        body: codeRequestSchema,
        reply: codeReplySchema,
        problems: ['not-allowed', 'not-found'],
      },
      ({ by, body }) => access.enrolCode(by, body.member),
    ),
    forEnrolled(
      {
        method: 'get',
        path: '/api/devices',
        about: "The office's devices, in the order of their enrolment. Clerks only.",
        reply: devicesReplySchema,
        problems: ['not-allowed'],
      },
      async ({ by }) => {
        const found = await access.devices(by);
        return found.ok ? done({ devices: found.value.map(asDevice) }) : found;
      },
    ),
    forEnrolled(
      {
        method: 'post',
        path: '/api/devices/act',
        about:
          'Confirms a device, renames it, pauses it, lets it go on, shuts it out as retired or as lost, or lets it set a new PIN. Clerks only.',
        body: deviceActRequestSchema,
        reply: deviceReplySchema,
        problems: ['not-allowed', 'not-found', 'last-clerk'],
      },
      async ({ by, body: { device, act, deviceName } }) => {
        const acted = await access.actOn(by, device, act, deviceName);
        if (!acted.ok) return acted;
        log.info({ office: by.office, by: by.device, device, act }, 'device acted on');
        live.tellOnly(by.office, [device]);
        return done({ device: asDevice(acted.value) });
      },
    ),
    forEnrolled(
      {
        method: 'post',
        path: '/api/devices/holdings',
        about: 'What can lie on a device at most: counts and names of fields, never a value. Clerks only.',
        body: holdingsRequestSchema,
        reply: holdingsReplySchema,
        problems: ['not-allowed', 'not-found'],
      },
      async ({ by, body }) => {
        const found = await access.holdings(by, body.device);
        if (!found.ok) return found;
        return done({ holdings: { ...found.value, device: asDevice(found.value.device) } });
      },
    ),
    forEnrolled(
      {
        method: 'post',
        path: '/api/leave',
        about:
          'This browser leaves the office for good: it has dropped its data, or its person gives it away. Ends the session.',
        body: leaveRequestSchema,
        reply: leaveReplySchema,
        inEveryState: true,
        problems: ['last-clerk'],
      },
      async ({ by, dropSession }) => {
        const left = await access.leave(by);
        if (!left.ok) return left;
        log.info({ office: by.office, device: by.device }, 'left');
        dropSession();
        return left;
      },
    ),
  ];
}

/** What a clerk sees of a device: not the hash of its proof, and not how far it has read. */
function asDevice(row: DeviceRow): v.InferOutput<typeof deviceSchema> {
  const { office: _office, hasRead: _read, proofHash: _proof, cursors: _cursors, name, ...rest } = row;
  return { ...rest, deviceName: name };
}

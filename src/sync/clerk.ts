/** What a clerk asks of the office: its people, their devices, and what lies aside. */
import * as v from 'valibot';
import { isDay } from '../domain/day.ts';
import { roles } from '../domain/roles.ts';
import { answerSchema, classSchema, lockKinds } from './exchange.ts';
import { deviceStates, id, marked, moment, name } from './protocol.ts';

/** A civil day of the authorisation; null: no limit on that side. */
const authorisedDay = v.nullable(v.pipe(v.string(), v.check(isDay)));
const memberFields = {
  name,
  role: v.picklist(roles),
  authorisedFrom: authorisedDay,
  authorisedTo: authorisedDay,
};
/** Adds a person to the office, or (with `member`) changes one. Clerks only. */
export const memberRequestSchema = v.object({ member: v.optional(id), ...memberFields });
export type MemberRequest = v.InferOutput<typeof memberRequestSchema>;
export const memberSchema = v.object({ member: v.string(), ...memberFields, authorised: v.boolean() });
export const memberReplySchema = v.object({ ...marked, member: memberSchema });
export const membersReplySchema = v.object({ ...marked, members: v.array(memberSchema) });

/** The office makes a one-time code for another device of a person. Five wrong tries end it. */
export const codeRequestSchema = v.object({ member: id });
export const codeReplySchema = v.object({
  ...marked,
  /** Goes into the link's fragment: …/start#<code>. */
  code: v.string(),
  expiresAt: moment,
});

/** The phones and browsers of an office, for its clerk. */
export const deviceSchema = v.object({
  device: v.string(),
  deviceName: v.string(),
  member: v.string(),
  memberName: v.string(),
  state: v.picklist(deviceStates),
  /** The app's version, and how contacts are locked there, as it last said; null: never. */
  version: v.nullable(v.string()),
  lock: v.nullable(v.picklist(lockKinds)),
  /** It came with another proof than the known one: its PIN was lost, and a clerk has to let it set a new one. */
  lockedOut: v.boolean(),
  /** When it was shut out, and when it said that it had dropped its data; null: not. */
  shutOutAt: v.nullable(moment),
  clearedAt: v.nullable(moment),
  role: v.picklist(roles),
  enrolledAt: moment,
  /** Office time of its last exchange; null: none yet. */
  lastContactAt: v.nullable(moment),
  /** How many changes it said were left unsent. */
  unsent: v.number(),
  /** When it came back without its copy; null: it never did. */
  wipedAt: v.nullable(moment),
  /** How many unsent changes it is known to have had then. */
  lostUnsent: v.nullable(v.number()),
});
export const devicesReplySchema = v.object({ ...marked, devices: v.array(deviceSchema) });

/** What a clerk does with a device. newPin: it may set a new PIN; its old proof is forgotten. */
export const deviceActs = ['confirm', 'rename', 'pause', 'resume', 'retire', 'lost', 'newPin'] as const;
export type DeviceAct = (typeof deviceActs)[number];
export const deviceActRequestSchema = v.object({
  device: id,
  act: v.picklist(deviceActs),
  /** With 'rename'. */
  deviceName: v.optional(name),
});
export const deviceReplySchema = v.object({ ...marked, device: deviceSchema });

/**
 * What can lie on a device at most, for the report of a breach: counted in the office's copy up to where the device has read,
 * within the classes that it read. Never a value.
 */
export const holdingsRequestSchema = v.object({ device: id });
export const holdingsReplySchema = v.object({
  ...marked,
  holdings: v.object({
    device: deviceSchema,
    /** When the contacts leave the phone by themselves, if they are on it; null: it has read none. */
    leaseEndsAt: v.nullable(moment),
    kinds: v.array(
      v.object({ kind: v.string(), class: classSchema, records: v.number(), fields: v.array(v.string()) }),
    ),
  }),
});

/** What lies aside at the office for its clerk: changes that were not taken in, and rows that its disk damaged. */
export const lyingReplySchema = v.object({
  ...marked,
  rows: v.array(
    v.object({
      device: v.string(),
      deviceName: v.string(),
      memberName: v.string(),
      hash: v.string(),
      code: v.string(),
      held: v.boolean(),
      at: moment,
      change: v.unknown(),
    }),
  ),
});
/** A clerk deals with one of them: takes it in (without undoing anything that came since), puts it away, or takes that back. */
export const settleRequestSchema = v.object({
  device: v.pipe(v.string(), v.maxLength(100)),
  hash: v.pipe(v.string(), v.maxLength(100)),
  take: v.boolean(),
  undo: v.optional(v.boolean()),
});
export const settleReplySchema = v.object({ ...marked, answer: v.nullable(answerSchema) });

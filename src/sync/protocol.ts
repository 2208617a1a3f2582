/** The words that phone and office exchange. The schemas validate, and the endpoint's description is made from them. */
import * as v from 'valibot';
import { isDay } from '../domain/day.ts';
import { classes } from '../domain/kinds.ts';
import { roles } from '../domain/roles.ts';
import { scalarSchema } from './change.ts';

/** The version of the exchange that this code speaks. */
export const protocolVersion = 1;
/** Limits of one request: the office answers 413 above them, the phone keeps below. */
export const maxRequestBytes = 1_000_000;
const maxChanges = 1000;
/** What a phone puts into one bundle, and the office into one page, at most. */
export const bundleBytes = 400_000;
export const pageBytes = 400_000;
/** What a phone on a quick line may ask for: the fewer pages, the less often the same page of its copy is sealed anew. */
export const maxPageBytes = 2_000_000;
/** The header with the random text that the reply must echo; a captive portal can't. */
export const nonceHeader = 'Teren-Nonce';
/** The header that says which person's cookie the request means: a browser may hold several. */
export const memberHeader = 'Teren-Member';

const base64url = (max: number) => v.pipe(v.string(), v.regex(/^[\w-]+$/), v.maxLength(max));
/** Larger ones are whole numbers too, and no database keeps them. */
const whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const moment = whole;
const seq = whole;
const classSchema = v.picklist(classes);
const cursorsSchema = v.object({
  open: v.optional(seq),
  team: v.optional(seq),
  contact: v.optional(seq),
  office: v.optional(seq),
});
const cellSchema = v.tuple([scalarSchema, moment, v.string()]);
const digestSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/));

/** How many names one comparison may hold, and the longest name: of a bucket, or a record's `<kind>/<id>`. */
const maxCompared = 5000;
const comparedName = v.pipe(v.string(), v.maxLength(160));
/**
 * A phone's fingerprints of one class, to find where the copies differ. Without `bucket` the names are buckets, with it
 * they are the records (`<kind>/<id>`) of that bucket. Named are all that the phone has between `after` (excluded; '' from
 * the start) and `upTo` (included; null: to the end), so that what it does not name there it does not have.
 */
const compareSchema = v.object({
  class: classSchema,
  bucket: v.optional(comparedName),
  after: comparedName,
  upTo: v.nullable(comparedName),
  sums: v.pipe(v.record(comparedName, digestSchema), v.maxEntries(maxCompared)),
});
export type Compare = v.InferOutput<typeof compareSchema>;

/** How a phone's contacts are locked: by six digits or more, or by words. */
export const lockKinds = ['pin', 'passphrase'] as const;

/**
 * A change that only the office can read, in place of a plain one in `changes`. base64url: key is an ephemeral public key on
 * P-256 (65 bytes, uncompressed), iv has 12 bytes; box is the change's JSON in UTF-8 under AES-256-GCM. The key of the box is
 * HKDF-SHA-256 of the ECDH secret with the office's key, without salt, with the info `teren letter <office id>`.
 */
export const letterSchema = v.object({
  letter: v.object({ key: base64url(100), iv: base64url(16), box: base64url(100_000) }),
});
export type WireLetter = v.InferOutput<typeof letterSchema>['letter'];

export const syncRequestSchema = v.object({
  protocol: v.pipe(v.number(), v.integer()),
  /** The phone's clock in epoch ms: evidence, never authority. */
  deviceTime: v.pipe(v.number(), v.integer()),
  /** Which classes the phone wants; the office sends those of them that its person may read. */
  scope: v.object({ classes: v.array(classSchema) }),
  /** How far the phone has read, per class; a missing one means from the start. */
  cursors: cursorsSchema,
  /** Each is read by itself, so that a bad one holds up no other. */
  changes: v.pipe(v.array(v.unknown()), v.maxLength(maxChanges)),
  /** How many changes are left unsent on the phone after these. */
  left: whole,
  /** How large a page the phone wants, in bytes; 0: none now, only answers. A slow line wants small ones. */
  pageBytes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(maxPageBytes))),
  compare: v.optional(compareSchema),
  /**
   * The lock of the phone's contacts. proof: a secret of this device, 256 bits in base64url, that lies on the phone under the
   * person's PIN or passphrase. The first one that a device names is remembered (hashed); from then on the classes contact and
   * office are read only with it.
   */
  lock: v.optional(v.object({ kind: v.picklist(lockKinds), proof: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)) })),
  /** The app's version. */
  version: v.optional(v.pipe(v.string(), v.maxLength(40))),
  /** What the phone's own note says was unsent on it and is gone with its copy: how many changes, and when the last was made. */
  lost: v.optional(v.object({ unsent: v.pipe(whole, v.minValue(1)), at: moment })),
});
export type SyncRequest = v.InferOutput<typeof syncRequestSchema>;
export type Cursors = v.InferOutput<typeof cursorsSchema>;

export const partSchema = v.object({
  kind: v.string(),
  id: v.string(),
  class: classSchema,
  cells: v.record(v.string(), cellSchema),
});
export type WirePart = v.InferOutput<typeof partSchema>;

const answerSchema = v.union([
  v.literal('accepted'),
  v.object({ held: v.string() }),
  v.object({ refused: v.string(), fields: v.optional(v.array(v.string())) }),
]);

/** What every reply of the endpoint begins with. */
const marked = { teren: v.literal(1), nonce: v.string() };

export const syncReplySchema = v.object({
  ...marked,
  protocol: v.number(),
  officeTime: moment,
  /** One for each change of the request, in its order. */
  answers: v.array(answerSchema),
  /** Parts of records that changed after the cursors, in the office's order. */
  parts: v.array(partSchema),
  /** Replace the phone's, also where they are lower. */
  cursors: cursorsSchema,
  /** There is another page. */
  more: v.boolean(),
  /** The office's fingerprint of each class in the scope; only when there is no other page. */
  digests: v.optional(
    v.partial(v.object({ open: digestSchema, team: digestSchema, contact: digestSchema, office: digestSchema })),
  ),
  /** The answer to `compare`: the names that differ; for records also the office's parts, without cells where it has none. */
  compared: v.optional(v.object({ differing: v.array(v.string()), parts: v.array(partSchema) })),
  /** What this person may do now, and for how many days without the office's answer contacts may lie on the phone. */
  rights: v.object({ role: v.picklist(roles), authorised: v.boolean(), leaseDays: v.number() }),
  /** The proof was not the one that the office knows of this device: contact and office were left out. A clerk lets it set a new one. */
  lockedOut: v.optional(v.literal(true)),
  /**
   * The office has shut this device out. It is sent nothing more; what it has unsent is still taken (of a lost one kept aside). When
   * nothing is left it drops its keys and its data, and says so by /api/leave.
   */
  farewell: v.optional(v.picklist(['lost', 'retired'])),
  /** This device had read before and now began from nothing: how many unsent changes it last spoke of, and when that was. */
  lost: v.optional(v.object({ unsent: v.number(), lastContactAt: moment })),
});
export type SyncReply = v.InferOutput<typeof syncReplySchema>;
/** What a person may do in an office, as it last said. */
export type Rights = SyncReply['rights'];
/** How the office shut a device out. */
export type Farewell = NonNullable<SyncReply['farewell']>;

/**
 * waiting: enrolled by a code, a clerk has yet to confirm it; nothing is exchanged. paused: nothing is exchanged until a clerk
 * lets it go on. retired, lost: shut out for good (`farewell`).
 */
export const deviceStates = ['waiting', 'active', 'paused', 'retired', 'lost'] as const;
export type DeviceState = (typeof deviceStates)[number];

/** Who this browser is in an office. */
export const sessionSchema = v.object({
  office: v.string(),
  officeName: v.string(),
  example: v.boolean(),
  member: v.string(),
  memberName: v.string(),
  role: v.picklist(roles),
  device: v.string(),
  deviceName: v.string(),
  state: v.picklist(deviceStates),
  /** Whether the person's authorisation is in force today. */
  authorised: v.boolean(),
  leaseDays: v.number(),
  /** The office's public key for letters: 65 bytes of an uncompressed point on P-256, base64url. */
  officeKey: v.string(),
  /** The address under which phones reach this endpoint by https; null: none is set, other phones can't install. */
  publicUrl: v.nullable(v.string()),
});
export type Session = v.InferOutput<typeof sessionSchema>;
export const sessionReplySchema = v.object({ ...marked, session: sessionSchema });

const id = v.pipe(v.string(), v.maxLength(100));
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120));
/** A person opens an office on this endpoint: the example, or an empty one with a name. */
export const beginRequestSchema = v.object({
  /** The one-time code of the link that the endpoint printed. Not needed from a clerk's browser. */
  code: v.optional(v.pipe(v.string(), v.maxLength(200))),
  begin: v.variant('kind', [
    v.object({ kind: v.literal('example') }),
    v.object({ kind: v.literal('empty'), officeName: name }),
  ]),
  memberName: name,
  deviceName: name,
});
export type BeginRequest = v.InferOutput<typeof beginRequestSchema>;

/** A phone enrols with the one-time code that the office made for it. */
export const enrolRequestSchema = v.object({ code: v.pipe(v.string(), v.maxLength(200)), deviceName: name });
export type EnrolRequest = v.InferOutput<typeof enrolRequestSchema>;

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

/** The browser leaves the office for good: it has dropped its data, or its person gives the phone away. Ends the session. */
export const leaveRequestSchema = v.object({});
export const leaveReplySchema = v.object({ ...marked });

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

export const problemReplySchema = v.object({
  teren: v.literal(1),
  nonce: v.string(),
  problem: v.object({ code: v.string(), retryAfterMs: v.optional(v.number()) }),
});

/** Says that the endpoint runs; nothing about anybody. */
export const healthReplySchema = v.object({ ...marked, protocol: v.number(), officeTime: moment });

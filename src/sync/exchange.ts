/** The exchange: what a phone asks and sends in one trip, and what the office answers. */
import * as v from 'valibot';
import { classes } from '../domain/kinds.ts';
import { roles } from '../domain/roles.ts';
import { scalarSchema } from './change.ts';
import { marked, maxPageBytes, moment } from './protocol.ts';

/** Changes of one bundle, at most. */
const maxChanges = 1000;
const base64url = (max: number) => v.pipe(v.string(), v.regex(/^[\w-]+$/), v.maxLength(max));
const seq = moment;
export const classSchema = v.picklist(classes);
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
  left: moment,
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
  lost: v.optional(v.object({ unsent: v.pipe(moment, v.minValue(1)), at: moment })),
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

export const answerSchema = v.union([
  v.literal('accepted'),
  v.object({ held: v.string() }),
  v.object({ refused: v.string(), fields: v.optional(v.array(v.string())) }),
]);

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

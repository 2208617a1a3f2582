/** The words that phone and office exchange. The schemas validate, and the endpoint's description is made from them. */
import * as v from 'valibot';
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
/** The header that says which office's cookie the request means. */
export const officeHeader = 'Teren-Office';

const moment = v.pipe(v.number(), v.integer(), v.minValue(0));
const seq = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
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
  left: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** How large a page the phone wants, in bytes; 0: none now, only answers. A slow line wants small ones. */
  pageBytes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(maxPageBytes))),
  compare: v.optional(compareSchema),
  /** What the phone's own note says was unsent on it and is gone with its copy: how many changes, and when the last was made. */
  lost: v.optional(v.object({ unsent: v.pipe(v.number(), v.integer(), v.minValue(1)), at: moment })),
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
  /** This device had read before and now began from nothing: how many unsent changes it last spoke of, and when that was. */
  lost: v.optional(v.object({ unsent: v.number(), lastContactAt: moment })),
});
export type SyncReply = v.InferOutput<typeof syncReplySchema>;

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
  /** The address under which phones reach this endpoint by https; null: none is set, other phones can't install. */
  publicUrl: v.nullable(v.string()),
});
export type Session = v.InferOutput<typeof sessionSchema>;
export const sessionReplySchema = v.object({ ...marked, session: sessionSchema });

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

/** The office makes a one-time code for another device of a person. */
export const codeRequestSchema = v.object({ memberName: name, role: v.picklist(roles) });
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
  memberName: v.string(),
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

/** What phone and office say to each other before and beside the exchange (exchange.ts): who one is, and why something is refused. */
import * as v from 'valibot';
import { roles } from '../domain/roles.ts';

/** The version of the exchange that this code speaks. */
export const protocolVersion = 1;
/** Limits of one request: the office answers 413 above them, the phone keeps below. */
export const maxRequestBytes = 1_000_000;
/** What a phone puts into one bundle, and the office into one page, at most. */
export const bundleBytes = 400_000;
export const pageBytes = 400_000;
/** What a phone on a quick line may ask for: the fewer pages, the less often the same page of its copy is sealed anew. */
export const maxPageBytes = 2_000_000;
/** The header with the random text that the reply must echo; a captive portal can't. */
export const nonceHeader = 'Teren-Nonce';
/** The header that says which person's cookie the request means: a browser may hold several. */
export const memberHeader = 'Teren-Member';

/** Whole milliseconds since 1970. Larger numbers are whole, too, and no database keeps them. */
export const moment = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
export const id = v.pipe(v.string(), v.maxLength(100));
export const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120));
/** What every reply of the endpoint begins with. */
export const marked = { teren: v.literal(1), nonce: v.string() };

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

/** The browser leaves the office for good: it has dropped its data, or its person gives the phone away. Ends the session. */
export const leaveRequestSchema = v.object({});
export const leaveReplySchema = v.object({ ...marked });

export const problemReplySchema = v.object({
  teren: v.literal(1),
  nonce: v.string(),
  problem: v.object({ code: v.string(), retryAfterMs: v.optional(v.number()) }),
});

/** Says that the endpoint runs; nothing about anybody. */
export const healthReplySchema = v.object({ ...marked, protocol: v.number(), officeTime: moment });

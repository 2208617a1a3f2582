/** Talks to the endpoint. An answer counts only if it bears our marker and the nonce of its question; all else is "no network". */
import * as v from 'valibot';
import { memberHeader, nonceHeader, problemReplySchema } from '../sync/protocol.ts';
import type { Gzip } from './gzip.ts';
import { type Patience, patienceFor } from './patience.ts';

export type Exchange<T> =
  | { readonly ok: true; readonly reply: T }
  | { readonly ok: false; readonly code: string; readonly retryAfterMs?: number };

/** The endpoint did not answer, or something else answered in its place. */
export const noNetwork = 'no-network';
const nobody = { ok: false, code: noNetwork } as const;

/** Below it, packing saves nothing: it goes in one packet anyway. In characters. */
const worthPacking = 1_000;
/** No answer of ours is as long; nobody makes a phone read a film. In characters. */
const longestReply = 20_000_000;

/** How a question is refused by someone who does not know packing, or that someone on the way unpacked or spoilt. */
const unpackable = [400, 415];

/** What the one who asks wants to hear of a trip, and how he calls it off. */
export interface Trip {
  readonly signal?: AbortSignal;
  /** Called whenever a piece of the answer came. */
  readonly moved?: () => void;
}

export interface Transport {
  post<T>(path: string, body: unknown, schema: v.GenericSchema<unknown, T>, trip?: Trip): Promise<Exchange<T>>;
  get<T>(path: string, schema: v.GenericSchema<unknown, T>): Promise<Exchange<T>>;
}

export interface TransportPowers {
  readonly fetch: typeof fetch;
  /** A fresh random text for each question. */
  readonly nonce: () => string;
  /** Aborts after so many milliseconds. */
  readonly timeout: (ms: number) => AbortSignal;
  readonly gzip?: Gzip | undefined;
}

/** member: whose cookie is meant; none before enrolment. */
export function createTransport(powers: TransportPowers, member?: string): Transport {
  /** Something on the way can't deal with packed questions: from now on they go as they are. */
  let isPlain = powers.gzip === undefined;

  async function post<T>(path: string, text: string, schema: v.GenericSchema<unknown, T>, trip?: Trip) {
    const packed = isPlain || text.length < worthPacking ? undefined : await pack(text);
    if (packed === undefined) return ask(path, { method: 'POST', body: text }, schema, trip);
    const answer = await ask(path, { method: 'POST', body: packed }, schema, trip);
    return isPlain ? ask(path, { method: 'POST', body: text }, schema, trip) : answer;
  }

  async function pack(text: string): Promise<ArrayBuffer | undefined> {
    try {
      return await powers.gzip?.(text);
    } catch {
      return undefined; // Then as it is.
    }
  }

  async function ask<T>(
    path: string,
    init: { readonly method: string; readonly body?: string | ArrayBuffer },
    schema: v.GenericSchema<unknown, T>,
    trip: Trip = {},
  ): Promise<Exchange<T>> {
    const nonce = powers.nonce();
    const patience = patienceFor(sizeOf(init.body), powers.timeout, trip.signal);
    try {
      const response = await Promise.race([patience.end, powers.fetch(path, requestOf(init, nonce, patience.signal))]);
      if (init.body instanceof ArrayBuffer && unpackable.includes(response.status)) isPlain = true;
      const text = await readText(response, patience, trip);
      return judge(JSON.parse(text), nonce, schema);
    } catch {
      // No connection, a time-out, a redirect or HTML of a captive portal: to us all the same, and tried again.
      return nobody;
    } finally {
      patience.done();
    }
  }

  function requestOf(
    { method, body }: { readonly method: string; readonly body?: string | ArrayBuffer },
    nonce: string,
    signal: AbortSignal,
  ): RequestInit {
    const headers: Record<string, string> = { [nonceHeader]: nonce };
    if (member !== undefined) headers[memberHeader] = member;
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (body instanceof ArrayBuffer) headers['Content-Encoding'] = 'gzip';
    return {
      method,
      ...(body === undefined ? {} : { body }),
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal,
    };
  }

  return {
    post: (path, body, schema, trip) => post(path, JSON.stringify(body), schema, trip),
    get: (path, schema) => ask(path, { method: 'GET' }, schema),
  };
}

/** Whether an answer is ours, and what it says. The status counts for nothing: anybody can send a 401. */
function judge<T>(reply: unknown, nonce: string, schema: v.GenericSchema<unknown, T>): Exchange<T> {
  const problem = v.safeParse(problemReplySchema, reply);
  if (problem.success) {
    if (problem.output.nonce !== nonce) return nobody;
    const { code, retryAfterMs } = problem.output.problem;
    return { ok: false, code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  }
  const parsed = v.safeParse(schema, reply);
  if (!parsed.success || (reply as { nonce?: unknown }).nonce !== nonce) return nobody;
  return { ok: true, reply: parsed.output };
}

/** Reads an answer piece by piece, so that one that still moves is waited for, and one that stands still is not. */
async function readText(response: Response, patience: Patience, trip: Trip): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    patience.moved();
    trip.moved?.();
    const piece = await Promise.race([patience.end, reader?.read()]);
    if (piece?.value === undefined) return text + decoder.decode();
    text += decoder.decode(piece.value, { stream: true });
    if (text.length > longestReply) throw new Error('too long');
  }
}

function sizeOf(body: string | ArrayBuffer | undefined): number {
  return typeof body === 'string' ? body.length : (body?.byteLength ?? 0);
}

/** Talks to the endpoint. An answer counts only if it bears our marker and the nonce of its question; all else is "no network". */
import * as v from 'valibot';
import { nonceHeader, officeHeader, problemReplySchema } from '../sync/protocol.ts';

export type Exchange<T> =
  | { readonly ok: true; readonly reply: T }
  | { readonly ok: false; readonly code: string; readonly retryAfterMs?: number };

/** The endpoint did not answer, or something else answered in its place. */
export const noNetwork = 'no-network';
const patienceMs = 30_000;

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
}

/** office: whose cookie is meant; none before enrolment. */
export function createTransport(powers: TransportPowers, office?: string): Transport {
  async function ask<T>(path: string, init: RequestInit, schema: v.GenericSchema<unknown, T>): Promise<Exchange<T>> {
    const nonce = powers.nonce();
    const headers: Record<string, string> = { [nonceHeader]: nonce };
    if (office !== undefined) headers[officeHeader] = office;
    if (init.body !== undefined) headers['Content-Type'] = 'application/json';
    let reply: unknown;
    try {
      const response = await powers.fetch(path, {
        ...init,
        headers,
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'error',
        signal: powers.timeout(patienceMs),
      });
      reply = await response.json();
    } catch {
      // No connection, a time-out, a redirect or HTML of a captive portal: to us all the same, and tried again.
      return { ok: false, code: noNetwork };
    }
    const problem = v.safeParse(problemReplySchema, reply);
    if (problem.success) {
      if (problem.output.nonce !== nonce) return { ok: false, code: noNetwork };
      const { code, retryAfterMs } = problem.output.problem;
      return { ok: false, code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
    }
    const parsed = v.safeParse(schema, reply);
    if (!parsed.success || (reply as { nonce?: unknown }).nonce !== nonce) return { ok: false, code: noNetwork };
    return { ok: true, reply: parsed.output };
  }
  return {
    post: (path, body, schema) => ask(path, { method: 'POST', body: JSON.stringify(body) }, schema),
    get: (path, schema) => ask(path, { method: 'GET' }, schema),
  };
}

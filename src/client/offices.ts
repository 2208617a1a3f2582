/** The offices that this browser is enrolled in, and the way in: by the endpoint's first link or by a phone's code. */
import { type BeginRequest, type EnrolRequest, type Session, sessionReplySchema } from '../sync/protocol.ts';
import { diskCodeOf } from './store/disk.ts';
import type { Registry } from './store/registry.ts';
import type { Transport } from './transport.ts';

export type EntryResult =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly code: string };

export interface Offices {
  /** What this browser knows of its people. */
  readonly registry: Registry;
  /** Those that open without more, the last used first: nobody whose person went away. */
  list(): Promise<readonly Session[]>;
  /** Makes an office the one that opens next time. */
  use(session: Session): Promise<void>;
  /** by: the transport of the office whose clerk asks; without it the one-time code must speak for itself. */
  begin(request: BeginRequest, by?: Transport): Promise<EntryResult>;
  enrol(request: EnrolRequest): Promise<EntryResult>;
}

export function createOffices(transport: Transport, registry: Registry, now: () => number): Offices {
  const enter = async (path: string, request: unknown, by = transport): Promise<EntryResult> => {
    const answer = await by.post(path, request, sessionReplySchema);
    if (!answer.ok) return answer;
    try {
      await registry.remember(answer.reply.session, now());
    } catch (error) {
      return { ok: false, code: diskCodeOf(error) };
    }
    return { ok: true, session: answer.reply.session };
  };
  return {
    registry,
    list: async () => (await registry.list()).filter(({ away }) => away === undefined),
    use: (session) => registry.remember(session, now()),
    begin: (request, by) => enter('/api/offices', request, by),
    enrol: (request) => enter('/api/enrol', request),
  };
}

/**
 * A browser that threw its databases away may have kept its cookies, and the notes beside the database say whose
 * copies it held. Each session that still lives is remembered again: nobody has to enrol anew.
 */
import { type Session, sessionReplySchema } from '../sync/protocol.ts';
import { createTransport, type TransportPowers } from './transport.ts';

const patienceMs = 6_000;

/** The sessions that the offices answer with; none where they don't know this browser, or don't answer. */
export async function comeBack(powers: TransportPowers, members: readonly string[]): Promise<readonly Session[]> {
  const quick = { ...powers, timeout: () => powers.timeout(patienceMs) };
  const answers = await Promise.all(
    members.map((member) => createTransport(quick, member).get('/api/session', sessionReplySchema)),
  );
  return answers.flatMap((answer) => (answer.ok ? [answer.reply.session] : []));
}

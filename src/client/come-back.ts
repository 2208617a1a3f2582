/**
 * A browser that threw its databases away may have kept its cookies, and the notes beside the database say to which
 * offices it belonged. Each that still knows it is remembered again: nobody has to enrol anew.
 */
import { type Session, sessionReplySchema } from '../sync/protocol.ts';
import { createTransport, type TransportPowers } from './transport.ts';

const patienceMs = 6_000;

/** The sessions that the offices answer with; none where they don't know this browser, or don't answer. */
export async function comeBack(powers: TransportPowers, offices: readonly string[]): Promise<readonly Session[]> {
  const quick = { ...powers, timeout: () => powers.timeout(patienceMs) };
  const answers = await Promise.all(
    offices.map((office) => createTransport(quick, office).get('/api/session', sessionReplySchema)),
  );
  return answers.flatMap((answer) => (answer.ok ? [answer.reply.session] : []));
}

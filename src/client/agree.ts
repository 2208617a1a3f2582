/**
 * Whether the phone's copy and the office's are the same, after an exchange in which neither had more to say. Where they
 * are not, `repair.ts` finds out what differs and brings them together; it is loaded only then.
 */
import type { FieldClass } from '../domain/kinds.ts';
import type { SyncReply } from '../sync/exchange.ts';
import type { Flight, FlightPowers, Landing } from './course.ts';
import { classDigest, isCheckDue } from './store/fingerprints.ts';

export type Digests = NonNullable<SyncReply['digests']>;

/** The same difference is not gone into again before this, ms: something that we can't mend must not keep the line busy. */
const againAfterMs = 10 * 60_000;

/**
 * Compares, and brings together what differs. 'again': something was joined or is to be sent, so exchange once more.
 * Tells the flight whether the copies agree.
 */
export async function agree(powers: FlightPowers, flight: Flight, digests: Digests): Promise<Landing | 'again'> {
  const { store, now } = powers;
  if (await isCheckDue(store)) {
    const { verify } = await import('./store/verify.ts');
    if ((await verify(store)) > 0) return 'again';
  }
  const differing = await differingClasses(powers, digests);
  flight.agreed(differing.length === 0);
  if (differing.length === 0) return { ok: true };
  const seen = JSON.stringify(differing);
  const { course } = flight;
  if (course.differed?.seen === seen && Math.abs(now() - course.differed.at) < againAfterMs) return { ok: true };
  const { repair } = await import('./repair.ts');
  const repaired = await repair(
    powers,
    flight,
    differing.map(({ fieldClass }) => fieldClass),
  );
  if (!repaired.ok) return repaired;
  course.differed = { seen, at: now() };
  return 'again';
}

interface Difference {
  readonly fieldClass: FieldClass;
  readonly ours: string;
  readonly theirs: string;
}

async function differingClasses({ store }: FlightPowers, digests: Digests): Promise<readonly Difference[]> {
  const differing: Difference[] = [];
  for (const [name, theirs] of Object.entries(digests)) {
    const fieldClass = name as FieldClass;
    const ours = await classDigest(store, fieldClass);
    if (ours !== theirs) differing.push({ fieldClass, ours, theirs: String(theirs) });
  }
  return differing;
}

/** What an exchange asks for. */
import { type FieldClass, sealedClasses } from '../domain/kinds.ts';
import { classesOf } from '../domain/roles.ts';
import type { SyncRequest } from '../sync/exchange.ts';
import type { FlightPowers } from './course.ts';

/** What the person may read as far as the phone knows. */
export function readsOf({ role, authorised }: FlightPowers): readonly FieldClass[] {
  return classesOf(role, authorised);
}

/** The proof of the contacts' lock as it goes into a request: nothing while they are closed. */
export function proofOf({ lock }: FlightPowers): Pick<SyncRequest, 'lock'> {
  const proof = lock?.();
  return proof === undefined ? {} : { lock: proof };
}

/** What can be read and taken in now: the sealed classes only while their pages are open. */
export function classesNow(powers: FlightPowers): readonly FieldClass[] {
  const { isOpen } = powers.store.powers.pages;
  return readsOf(powers).filter((fieldClass) => isOpen || !sealedClasses.includes(fieldClass));
}

/** What an exchange asks for. */
import { type FieldClass, sealedClasses } from '../domain/kinds.ts';
import { classesOf } from '../domain/roles.ts';
import type { FlightPowers } from './course.ts';

/** What can be read and taken in now: the sealed classes only while their pages are open. */
export function classesNow({ store, role }: FlightPowers): readonly FieldClass[] {
  const { isOpen } = store.powers.pages;
  return classesOf(role).filter((fieldClass) => isOpen || !sealedClasses.includes(fieldClass));
}

/**
 * The one table of who reads which class and who writes which field. The office decides by it; a phone uses the same
 * table, so that it shows no button that the office would refuse.
 */
import { classOf, type FieldClass } from './kinds.ts';

/** Each role includes the one before. */
export const roles = ['viewer', 'organizer', 'coordinator', 'clerk'] as const;
export type Role = (typeof roles)[number];

const readable: Readonly<Record<Role, readonly FieldClass[]>> = {
  viewer: ['open'],
  organizer: ['open', 'team'],
  coordinator: ['open', 'team', 'contact'],
  clerk: ['open', 'team', 'contact', 'office'],
};

/**
 * The classes whose fields reach a device of this role. authorised: whether the person's authorisation to handle personal data
 * (art. 29 GDPR) is in force today; without it nothing about people is read. Writing does not depend on it: what a person
 * recorded is still taken in.
 */
export function classesOf(role: Role, authorised = true): readonly FieldClass[] {
  return authorised ? readable[role] : readable.viewer;
}

/** Kinds that organizers write at events; the rest of the open class (the plan and its lists) is the clerk's. */
const eventKinds: readonly string[] = [
  'event',
  'sheet',
  'tally',
  'presence',
  'voice',
  'volunteer',
  'group',
  'measure',
  'partner',
];

/** Whether a person of this role may write this field. An organizer may write a newcomer's contact fields and does not keep them. */
export function mayWrite(role: Role, kind: string, field: string): boolean {
  // A person's data go when the person asks; events and counts are never removed, only marked "nie liczyć".
  if (field === 'erased') return role === 'clerk' && kind === 'volunteer';
  if (role === 'viewer') return false;
  if (role === 'clerk') return true;
  if (!eventKinds.includes(kind)) return false;
  return classOf(kind, field) !== 'office';
}

/** Whether a person's authorisation is in force on a civil day. null: no limit on that side. */
export function isAuthorised(
  { authorisedFrom, authorisedTo }: { readonly authorisedFrom: string | null; readonly authorisedTo: string | null },
  day: string,
): boolean {
  return (authorisedFrom === null || authorisedFrom <= day) && (authorisedTo === null || day <= authorisedTo);
}

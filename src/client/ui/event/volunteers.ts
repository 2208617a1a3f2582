/** Who of the club is at an event. Pure. */
import { presenceId } from '../../../domain/id.ts';
import { expectedAt } from '../../../domain/planning.ts';
import type { Entry } from '../../../domain/scalar.ts';
import { rankOf, readQuery, wordsOf } from '../../../domain/text.ts';

type Entries = ReadonlyMap<string, Entry>;

export interface Helper {
  readonly id: string;
  readonly label: string;
  readonly present: boolean;
  /** Said beforehand to come, on whatever day the event was then. */
  readonly going: boolean;
}

/**
 * The club's people by label, those who are present marked. Who has left the club or was merged into another record is shown only
 * while ticked or expected: what was recorded stays in sight. day: the event's 'YYYY-MM-DD'.
 */
export function helpersOf(
  volunteers: Entries,
  presences: Entries,
  event: string,
  day: string,
  compare: (a: string, b: string) => number,
): readonly Helper[] {
  const expected = new Set(expectedAt(presences.values()));
  return [...volunteers.values()]
    .map(({ id, fields }) => ({
      id,
      label: String(fields['label'] ?? ''),
      present: presences.get(presenceId(event, id, day))?.fields['present'] === true,
      going: expected.has(id),
      isGone: fields['status'] === 'ended' || typeof fields['mergedInto'] === 'string',
    }))
    .filter(({ label, present, going, isGone }) => present || going || (label !== '' && !isGone))
    .map(({ id, label, present, going }) => ({ id, label, present, going }))
    .sort((a, b) => compare(a.label, b.label) || (a.id < b.id ? -1 : 1));
}

/** How many different volunteers were present, on whatever day of the event. */
export function presentCount(presences: Entries): number {
  const present = [...presences.values()].filter(({ fields }) => fields['present'] === true);
  return new Set(present.map(({ fields }) => fields['volunteer'])).size;
}

/** Whose name begins so comes first. */
export function searchHelpers(helpers: readonly Helper[], query: string): readonly Helper[] {
  const asked = readQuery(query);
  const ranked = helpers.map((helper) => ({ helper, rank: rankOf(asked, wordsOf(helper.label), []) }));
  return [2, 1].flatMap((rank) => ranked.filter((each) => each.rank === rank).map(({ helper }) => helper));
}

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
  /** An active member of the club. */
  readonly active: boolean;
  /** How long they helped, where that was said. */
  readonly minutes: number | undefined;
}

/**
 * The club's people by label, those who said that they would come before the others, those who are present marked. Who has left
 * the club or was merged into another record is shown only while ticked or expected: what was recorded stays in sight. day: the
 * event's 'YYYY-MM-DD'.
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
    .map(({ id, fields }) => {
      const { present, minutes } = presences.get(presenceId(event, id, day))?.fields ?? {};
      const isGone = fields['status'] === 'ended' || typeof fields['mergedInto'] === 'string';
      return {
        isGone,
        helper: {
          id,
          label: String(fields['label'] ?? ''),
          present: present === true,
          going: expected.has(id),
          active: fields['status'] === 'active',
          minutes: typeof minutes === 'number' ? minutes : undefined,
        },
      };
    })
    .filter(({ helper, isGone }) => helper.present || helper.going || (helper.label !== '' && !isGone))
    .map(({ helper }) => helper)
    .sort((a, b) => Number(b.going) - Number(a.going) || compare(a.label, b.label) || (a.id < b.id ? -1 : 1));
}

/** Who is still to be ticked with one tap: those who said that they would come, and the whole club. */
export function toTick(helpers: readonly Helper[]): {
  readonly expected: readonly string[];
  readonly club: readonly string[];
} {
  const absent = helpers.filter(({ present }) => !present);
  return {
    expected: absent.filter(({ going }) => going).map(({ id }) => id),
    club: absent.filter(({ active }) => active).map(({ id }) => id),
  };
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

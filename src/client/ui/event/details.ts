/** What a person changes of an event beside its numbers: what is typed, what is wrong with it, and what it writes. Pure. */
import { placeChanges, placesOf } from '../../../domain/place.ts';
import type { Fields, Scalar } from '../../../domain/scalar.ts';

const textNames = ['title', 'date', 'dateTo', 'startTime', 'endTime', 'host', 'prepares'] as const;
export type TextName = (typeof textNames)[number];

export interface Details {
  readonly texts: Readonly<Record<TextName, string>>;
  /** The last one is empty: there another place is typed. */
  readonly places: readonly string[];
  readonly byOthers: boolean;
}

export function detailsOf(fields: Fields): Details {
  const texts = Object.fromEntries(textNames.map((name) => [name, String(fields[name] ?? '')]));
  return {
    texts: texts as Record<TextName, string>,
    places: [...placesOf(fields), ''],
    byOthers: fields['byOthers'] === true,
  };
}

/** A place typed into the list, which always ends with an empty one. */
export function typePlace(places: readonly string[], at: number, name: string): readonly string[] {
  const next = places.with(at, name);
  return next.at(-1) === '' ? next : [...next, ''];
}

export type DetailsProblem = 'titleMissing' | 'dateMissing' | 'endsBefore';

export function problemOf({ texts }: Details): DetailsProblem | undefined {
  if (texts.title.trim() === '') return 'titleMissing';
  if (texts.date === '') return 'dateMissing';
  return texts.dateTo !== '' && texts.dateTo < texts.date ? 'endsBefore' : undefined;
}

/** The fields that saving writes: those that the person changed since the dialog opened. before: as they were then. */
export function detailChanges(before: Fields, { texts, places, byOthers }: Details): Fields {
  const typed: Record<string, Scalar> = {};
  for (const name of textNames) typed[name] = texts[name].trim() || null;
  // One day has no last day of its own.
  if (typed['dateTo'] === typed['date']) typed['dateTo'] = null;
  typed['byOthers'] = byOthers || null;
  const changed = Object.entries(typed).filter(([name, value]) => value !== (before[name] ?? null));
  return { ...Object.fromEntries(changed), ...placeChanges(before, places) };
}

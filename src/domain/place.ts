/** Where an event is: one place, or several of which the first is the field `place` and the others are `place/*`. */
import { elementsOf } from './event.ts';
import type { Fields, Scalar } from './scalar.ts';
import { aliasOf } from './text.ts';

/** The names of all places, the first one first. */
export function placesOf(fields: Fields): readonly string[] {
  const others = [...elementsOf(fields, 'place')].sort().map((element) => fields[`place/${element}`]);
  return [fields['place'], ...others].filter((name) => typeof name === 'string' && name !== '') as readonly string[];
}

/**
 * The fields that make the places of a record into this list: only what differs, so that what others add meanwhile stands.
 * The same place twice is one, and a name left empty is none.
 */
export function placeChanges(before: Fields, places: readonly string[]): Fields {
  const names = places.map((name) => name.trim()).filter((name) => name !== '');
  if (names.join('\n') === placesOf(before).join('\n')) return {};
  const [first, ...others] = names;
  const after: Record<string, Scalar> = { place: first ?? null };
  for (const element of elementsOf(before, 'place')) after[`place/${element}`] = null;
  // The first of two that are called the same stays.
  for (const name of others.toReversed()) after[`place/${keyOf(name)}`] = name;
  if (first !== undefined) after[`place/${keyOf(first)}`] = null;
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => value !== (before[name] ?? null)));
}

/** A name of signs alone has no alias, and is a place all the same. */
function keyOf(name: string): string {
  return aliasOf(name) || 'x';
}

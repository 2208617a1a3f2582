/** Names of listed things (groups, measures, partners) in the language of the screen. */

import { elementsOf } from '../../domain/event.ts';
import type { Entry, Fields } from '../../domain/scalar.ts';
import { locale } from '../locales/t.ts';

/** A name in the person's language where the office gave one, else the name. An unknown thing shows its id, never nothing. */
export function nameOf(list: ReadonlyMap<string, Entry> | undefined, id: string): string {
  const fields = list?.get(id)?.fields;
  return textOf(fields?.[`name/${locale()}`]) ?? textOf(fields?.['name']) ?? id;
}

/** The names of a record's family: `namesOf(activity.fields, 'partner', partners)`. */
export function namesOf(
  fields: Fields,
  family: string,
  list: ReadonlyMap<string, Entry> | undefined,
): readonly string[] {
  return elementsOf(fields, family).map((id) => nameOf(list, id));
}

/** Texts that stand in the family itself, in the order of their elements: the plan's recipients. */
export function textsOf(fields: Fields, family: string): readonly string[] {
  return elementsOf(fields, family)
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .flatMap((element) => textOf(fields[`${family}/${element}`]) ?? []);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/**
 * The example office ("Przykład") to try Teren with: a real plan for 2024 with its 25 rows, the events that a centre told
 * of on its page in 2023, and 40 volunteers who do not exist. Nobody's data: the numbers and addresses reach no one.
 */
import { defaultZone } from '../day.ts';
import type { Fields, Scalar, Write } from '../scalar.ts';
import { readTerm } from '../term.ts';
import { aliasOf, labelOf } from '../text.ts';
import { peopleMeasure } from '../total.ts';
import events from './events-2023.json' with { type: 'json' };
import lists from './lists-2024.json' with { type: 'json' };
import plan from './plan-2024.json' with { type: 'json' };
import volunteers from './volunteers.json' with { type: 'json' };

/**
 * Everything the example office holds, as writes of a person who typed it in. Groups, measures and partners have readable
 * ids; the rest get theirs from `newId`.
 */
export function exampleWrites(newId: () => string): readonly Write[] {
  const planId = newId();
  return [
    { kind: 'plan', id: planId, fields: plan.plan },
    ...lists.groups.map(groupWrite),
    ...lists.measures.map(measureWrite),
    ...lists.partners.map(({ id, name, type, aliases }) => {
      return { kind: 'partner', id, fields: { name, type, ...setOf('alias', aliases?.map(aliasOf)) } };
    }),
    ...plan.activities.map((row) => ({ kind: 'activity', id: newId(), fields: activityFields(row, planId) })),
    ...events.map((event) => ({ kind: 'event', id: newId(), fields: eventFields(event) })),
    ...volunteers.rows.map((row, index) => ({ kind: 'volunteer', id: newId(), fields: volunteerFields(row, index) })),
  ];
}

/** A set is one field per element. */
function setOf(family: string, elements: readonly string[] = []): Fields {
  return Object.fromEntries(elements.map((element) => [`${family}/${element}`, true]));
}

/** Leaves out what the source does not tell: a field that nobody filled in is absent, not empty. */
function stated(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== ''));
}

function groupWrite(group: (typeof lists.groups)[number], order: number): Write {
  const { id, pl, en, uk, attends = true } = group;
  return { kind: 'group', id, fields: { name: pl, 'name/en': en, 'name/uk': uk, attends, order } };
}

function measureWrite(measure: (typeof lists.measures)[number], order: number): Write {
  const { id, pl, en, uk, unit, scale = 1, step } = measure;
  const people = id === peopleMeasure;
  // The list says "half a kilogram" as people do; a record counts in smallest units.
  const fields = { name: pl, 'name/en': en, 'name/uk': uk, unit, scale, step: step * scale, people, order };
  return { kind: 'measure', id, fields };
}

function activityFields(row: (typeof plan.activities)[number], planId: string): Fields {
  const { number, title, type, termText } = row;
  const term = readTerm(termText, plan.plan.year);
  const recipients = row.recipients.map((name, index) => [`recipient/${String(index + 1).padStart(2, '0')}`, name]);
  return {
    plan: planId,
    number,
    title,
    type,
    termText,
    termMode: term.mode,
    ...setOf('month', term.months),
    ...Object.fromEntries(recipients),
    ...setOf('group', row.groups),
    ...setOf('measure', row.groups.length > 0 ? [peopleMeasure, ...row.measures] : row.measures),
    ...setOf('partner', row.partners),
    ...setOf('goal', row.goals),
  };
}

/** The page told the day of some events; for the others the day of its news stands in, and the note says so. */
function eventFields(event: (typeof events)[number]): Fields {
  const { title, held, published, place, note } = event;
  return {
    activity: null,
    title,
    date: held ?? published,
    published,
    zone: defaultZone,
    state: 'finished',
    source: 'page',
    ...stated({ place, note }),
    ...setOf('group', event.groups),
    ...setOf('partner', event.partners),
  };
}

function volunteerFields(row: readonly Scalar[], index: number): Fields {
  const [given, family, status, tags, minor, email, note] = row;
  return {
    label: labelOf(String(given), String(family)),
    status: String(status),
    minor: minor === true,
    ...setOf('tag', String(tags).split(', ')),
    given: String(given),
    family: String(family),
    phone: `500 000 ${String(index + 1).padStart(3, '0')}`,
    ...stated({ email: email === '' ? null : `${String(email)}@example.org`, note: String(note) }),
  };
}

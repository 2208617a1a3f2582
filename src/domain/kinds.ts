/**
 * The registry of what an office records: every kind, its fields, the class that decides who gets a field, and the
 * check that both the keypad and the office apply. `name/*` is a family: one field per element (`partner/<id>`).
 */
import * as v from 'valibot';
import { isDay } from './day.ts';
import type { Scalar } from './scalar.ts';

/** Who gets a field: everyone; organizers; coordinators; clerks. */
export const classes = ['open', 'team', 'contact', 'office'] as const;
export type FieldClass = (typeof classes)[number];

/** Fields of these classes lie sealed on a phone. */
export const sealedClasses: readonly FieldClass[] = ['contact', 'office'];

export interface FieldRule {
  readonly class: FieldClass;
  /** null is always allowed: it takes the value out. */
  readonly check: v.GenericSchema<unknown, Scalar>;
  /** Set by the app, not by a person: the later one wins and nobody is asked. */
  readonly quiet: boolean;
}

export const maxTextLength = 500;
/** The largest single amount, in smallest units of its measure: 1,000,000 kg or 100 million people. */
export const maxAmount = 100_000_000;

const text = (max = maxTextLength) => v.pipe(v.string(), v.maxLength(max));
const ref = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]{0,99}$/i));
const bool = v.boolean();
const day = v.pipe(v.string(), v.check(isDay));
const clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const moment = whole(0, 8_640_000_000_000_000);
const oneOf = <const T extends readonly string[]>(values: T) => v.picklist(values);

function rule(fieldClass: FieldClass, check: v.GenericSchema<unknown, Scalar>, quiet = false): FieldRule {
  return { class: fieldClass, check: v.nullable(check), quiet };
}
const open = (check: v.GenericSchema<unknown, Scalar>) => rule('open', check);
const openQuiet = (check: v.GenericSchema<unknown, Scalar>) => rule('open', check, true);
const team = (check: v.GenericSchema<unknown, Scalar>) => rule('team', check);
const contact = (check: v.GenericSchema<unknown, Scalar>) => rule('contact', check);

export const eventStates = ['planned', 'running', 'finished', 'notHeld'] as const;
export type EventState = (typeof eventStates)[number];
/** Why something planned did not take place (`domain.md` status words). */
export const notHeldReasons = ['noInterest', 'weather', 'illness', 'noMeans', 'partnerCancelled', 'other'] as const;
export type NotHeldReason = (typeof notHeldReasons)[number];
/** What a sheet says of itself: it counts a part (also when it says nothing), the whole, or what another sheet holds. */
export const sheetCovers = ['part', 'whole', 'inside'] as const;
export type SheetCovers = (typeof sheetCovers)[number];
export const termModes = ['single', 'range', 'window', 'separate', 'all', 'none'] as const;
/** Whether the volunteers who are ticked are among the people that were counted, or beside them. */
export const tickedPlaces = ['beside', 'inside'] as const;
/** What somebody said: an opinion, a need, or that a person leads others and could be won (`domain.md` 1, aims). */
export const voiceSorts = ['opinion', 'need', 'leader'] as const;
export type VoiceSort = (typeof voiceSorts)[number];
/** How it reached us. */
export const voiceChannels = ['inPerson', 'phone', 'socialMedia', 'letter'] as const;
export type VoiceChannel = (typeof voiceChannels)[number];
export const volunteerStates = ['candidate', 'active', 'pause', 'ended'] as const;
export type VolunteerState = (typeof volunteerStates)[number];

const kinds: Readonly<Record<string, Readonly<Record<string, FieldRule>>>> = {
  plan: {
    title: open(text(200)),
    year: open(whole(2000, 2100)),
    unit: open(text(200)),
    legalBasis: open(text()),
    note: open(text()),
  },
  activity: {
    plan: open(ref),
    number: open(whole(1, 9999)),
    title: open(text(400)),
    type: open(text(60)),
    termText: open(text(200)),
    termMode: open(oneOf(termModes)),
    'month/*': open(bool),
    'recipient/*': open(text(300)),
    'group/*': open(bool),
    'measure/*': open(bool),
    'partner/*': open(bool),
    'goal/*': open(bool),
    note: open(text()),
  },
  partner: { name: open(text(300)), type: open(text(60)), 'alias/*': open(bool) },
  group: { name: open(text(120)), 'name/*': open(text(120)), attends: open(bool), order: openQuiet(whole(0, 9999)) },
  measure: {
    name: open(text(120)),
    'name/*': open(text(120)),
    unit: open(text(20)),
    scale: open(v.picklist([1, 10, 100, 1000])),
    people: open(bool),
    // What one press of the tile adds, in smallest units.
    step: open(whole(1, maxAmount)),
    order: openQuiet(whole(0, 9999)),
  },
  event: {
    activity: open(ref),
    title: open(text(400)),
    date: open(day),
    dateTo: open(day),
    startTime: open(clock),
    endTime: open(clock),
    zone: open(text(60)),
    place: open(text(200)),
    // Further places; the element is made of the name.
    'place/*': open(text(200)),
    // Somebody else's event in which we take part, and whose.
    byOthers: open(bool),
    host: open(text(200)),
    // What this one prepares: an event, or a row of the plan as long as nobody planned its day.
    prepares: open(ref),
    // The same in all events that were prepared together: "every second Tuesday".
    series: open(ref),
    state: open(oneOf(eventStates)),
    reason: open(oneOf(notHeldReasons)),
    // Of one that was not held: called off beforehand; the event that takes its place.
    cancelled: open(bool),
    movedTo: open(ref),
    notCounted: open(text()),
    // When that was said: what is counted later is shown to a person.
    notCountedAt: openQuiet(moment),
    // How many late entries of a sheet a person has looked at.
    'late/*': openQuiet(whole(0, 1_000_000)),
    ticked: open(oneOf(tickedPlaces)),
    note: open(text()),
    wentWell: open(text()),
    toChange: open(text()),
    source: open(oneOf(['live', 'paper', 'page'])),
    // Three days: when it was (date), when it was written down, when the public was told.
    enteredOn: openQuiet(day),
    published: open(day),
    startedAt: openQuiet(moment),
    finishedAt: openQuiet(moment),
    'group/*': open(bool),
    'measure/*': open(bool),
    'partner/*': open(bool),
  },
  sheet: {
    event: openQuiet(ref),
    device: openQuiet(ref),
    // How the device is called; and what its owner calls the sheet ("wejście A").
    label: open(text(120)),
    name: open(text(120)),
    // 'inside': what it counts is held by another sheet already, so it adds nothing there.
    covers: open(oneOf(sheetCovers)),
  },
  tally: {
    sheet: open(ref),
    measure: open(ref),
    group: open(ref),
    amount: open(whole(-maxAmount, maxAmount)),
    exact: open(bool),
    at: open(moment),
    reason: open(oneOf(['total'])),
    void: openQuiet(bool),
  },
  volunteer: {
    label: team(text(80)),
    status: team(oneOf(volunteerStates)),
    minor: team(bool),
    'tag/*': team(bool),
    // When the privacy notice was given, and which one.
    noticeOn: team(day),
    noticeVersion: team(text(20)),
    mergedInto: team(ref),
    given: contact(text(80)),
    family: contact(text(80)),
    phone: contact(text(40)),
    email: contact(text(120)),
    note: contact(text()),
    birthYear: rule('office', whole(1900, 2100)),
  },
  presence: {
    event: rule('team', ref, true),
    volunteer: rule('team', ref, true),
    day: rule('team', day, true),
    // Said beforehand to come.
    going: team(bool),
    present: team(bool),
    minutes: team(whole(0, 24 * 60)),
    task: team(text(200)),
  },
  // What people said, without their names. It lies in its event, or stands alone when nobody heard it at one.
  voice: {
    event: rule('team', ref, true),
    day: team(day),
    sort: team(oneOf(voiceSorts)),
    theme: team(text(60)),
    channel: team(oneOf(voiceChannels)),
    text: team(text()),
    void: rule('team', bool, true),
  },
};

/** The rule of a field, its family's rule, or nothing for a field that this version does not know. */
export function ruleOf(kind: string, field: string): FieldRule | undefined {
  if (!Object.hasOwn(kinds, kind)) return undefined;
  const fields = kinds[kind];
  if (fields === undefined) return undefined;
  const slash = field.indexOf('/');
  const name = slash < 0 ? field : `${field.slice(0, slash)}/*`;
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** The class of a field. A field that this version does not know travels with the strictest class of its kind. */
export function classOf(kind: string, field: string): FieldClass {
  const plain = field.split('~', 1)[0] ?? field;
  const known = ruleOf(kind, plain);
  if (known !== undefined) return known.class;
  return kind === 'volunteer' ? 'office' : kind === 'presence' || kind === 'voice' ? 'team' : 'open';
}

/** The classes in which a record of this kind can have fields. */
function classesOfKind(kind: string): readonly FieldClass[] {
  const rules = Object.hasOwn(kinds, kind) ? Object.values(kinds[kind] ?? {}) : [];
  return classes.filter((each) => each === classOf(kind, '') || rules.some((one) => one.class === each));
}

/** The kinds whose records can have fields of a class. */
export function kindsWith(fieldClass: FieldClass): readonly string[] {
  return Object.keys(kinds).filter((kind) => classesOfKind(kind).includes(fieldClass));
}

/** Where a field lies: in its class; a removal in every class that the record has. */
export function classesOfField(kind: string, field: string): readonly FieldClass[] {
  return field === 'erased' ? classesOfKind(kind) : [classOf(kind, field)];
}

/** Every kind with the names of its fields, families as `name/*`. */
export const fieldNames: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(kinds).map(([kind, fields]) => [kind, Object.keys(fields)]),
);

export function isKind(kind: string): boolean {
  return Object.hasOwn(kinds, kind);
}

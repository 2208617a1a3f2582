/** What people do: each makes writes of what is on their screen, by the functions that the screens use. */
import {
  type Count,
  finishWrite,
  presenceWrite,
  resumeWrite,
  sheetWrite,
  startEvent,
  tallyWrite,
  voidWrite,
} from '../../src/domain/event.ts';
import { eventOf, sheetId } from '../../src/domain/id.ts';
import { mayWrite } from '../../src/domain/roles.ts';
import type { Scalar, Write } from '../../src/domain/scalar.ts';
import { peopleMeasure } from '../../src/domain/total.ts';
import { type Part, versionsOf } from '../../src/sync/part.ts';
import type { Act } from './operations.ts';
import type { Phone } from './phone.ts';
import type { Dice } from './random.ts';
import type { Seen } from './seen.ts';

export interface Person {
  readonly phone: Phone;
  readonly seen: Seen;
  readonly dice: Dice;
}

const groups = ['', 'children', 'seniors'];
const measures = [peopleMeasure, 'parcels'];
const day = '2026-03-14';

/** The writes of an act, one list for each press; nothing where the screen does not offer it. */
type Doing = (person: Person) => readonly (readonly Write[])[];

export const doings: Readonly<Record<Act, Doing>> = {
  tap: (person) => taps(person, 1),
  // The gate of an open-air event: what the product is for, and what makes a copy large.
  crowd: (person) => taps(person, 50 + person.dice.int(450)),
  burst: (person) => taps(person, 2 + person.dice.int(person.dice.pick([4, 20, 60]))),
  correct: (person) => inEvent(person, (event) => [[correction(person, event)]]),
  void: (person) => ofTallies(person, (tally) => [[voidWrite(tally.id)]]),
  restoreTally: (person) => ofTallies(person, (tally) => [[voidWrite(tally.id, false)]]),
  newEvent: (person) => {
    const { phone, seen, dice } = person;
    const { device, deviceName } = phone.session;
    const nowMs = phone.now();
    const occasion = {
      id: phone.newId(),
      device,
      sheetLabel: deviceName,
      day,
      time: '10:00',
      zone: 'Europe/Warsaw',
      nowMs,
    };
    const activity = choose(dice, seen.all('activity'));
    const fields =
      activity && Object.fromEntries(Object.entries(activity.cells).map(([name, cell]) => [name, cell[0]]));
    return [startEvent(occasion, activity && { id: activity.id, fields: fields ?? {} }, text(dice))];
  },
  editEvent: (person) => edit(person, 'event', ['title', 'place', 'note', 'startTime', 'date']),
  editActivity: (person) => edit(person, 'activity', ['title', 'termText', 'note', 'number']),
  retype: ({ phone, seen, dice }) => {
    const { kind, id, field } = phone.lastEdit ?? { kind: '', id: '', field: '' };
    if (seen.cell(kind, id, field) === undefined) return [];
    return [[{ kind, id, fields: { [field]: valueOf(field, dice) } }]];
  },
  element: (person) => {
    const kind = person.dice.pick(['event', 'event', 'activity', 'volunteer']);
    const family = kind === 'volunteer' ? 'tag' : person.dice.pick(['partner', 'group', 'measure']);
    return of(person, kind, ({ id }) => {
      const value = person.dice.pick([true, true, false, null]);
      return [[{ kind, id, fields: { [`${family}/e${person.dice.int(3)}`]: value } }]];
    });
  },
  notCounted: (person) =>
    inEvent(person, (id) => [
      [{ kind: 'event', id, fields: { notCounted: person.dice.pick([text(person.dice), null]) } }],
    ]),
  finish: (person) => inEvent(person, (event) => [[finishWrite(event, '12:00', person.phone.now())]]),
  resume: (person) => inEvent(person, (event) => [[resumeWrite(event)]]),
  covers: (person) =>
    of(person, 'sheet', ({ id }) => [[{ kind: 'sheet', id, fields: { covers: person.dice.pick(['part', 'whole']) } }]]),
  newVolunteer: ({ phone, dice }) => {
    const id = phone.newId();
    const team = { label: text(dice), status: 'candidate' };
    return [[{ kind: 'volunteer', id, fields: { ...team, given: text(dice), phone: `6${dice.int(1e8)}` } }]];
  },
  editVolunteer: (person) => edit(person, 'volunteer', ['label', 'status', 'minor']),
  editContact: ({ phone, seen, dice }) => {
    // An organizer writes a newcomer's contact and sees it no more: nobody edits what he can't see.
    if (phone.session.role === 'organizer') return [];
    const part = choose(dice, [...seen.contacts(), ...seen.all('volunteer')]);
    if (part === undefined) return [];
    const field = dice.pick(['given', 'family', 'phone', 'email', 'note']);
    return [[{ kind: 'volunteer', id: part.id, fields: { [field]: valueOf(field, dice) } }]];
  },
  presence: (person) =>
    inEvent(person, (event) =>
      of(person, 'volunteer', ({ id }) => [[presenceWrite(event, id, day, person.dice.chance(0.8))]]),
    ),
  merge: (person) =>
    of(person, 'volunteer', ({ id }) =>
      of(person, 'volunteer', (into) => [[{ kind: 'volunteer', id, fields: { mergedInto: into.id } }]]),
    ),
  unmerge: (person) => of(person, 'volunteer', ({ id }) => [[{ kind: 'volunteer', id, fields: { mergedInto: null } }]]),
  choose: choosing,
  erase: (person) =>
    of(person, 'volunteer', ({ id }) =>
      mayWrite(person.phone.session.role, 'volunteer', 'erased')
        ? [[{ kind: 'volunteer', id, fields: { erased: true } }]]
        : [],
    ),
  unknownField: (person) => {
    const kind = person.dice.pick(['event', 'activity', 'volunteer', 'sheet']);
    return of(person, kind, ({ id }) => [
      [{ kind, id, fields: { [`later${person.dice.int(3)}`]: text(person.dice) } }],
    ]);
  },
  forbidden: (person) =>
    of(person, 'activity', ({ id }) => [[{ kind: 'activity', id, fields: { note: text(person.dice) } }]]),
};

function taps(person: Person, count: number): readonly (readonly Write[])[] {
  const { phone, seen, dice } = person;
  return inEvent(person, (event) => {
    const { device, deviceName } = phone.session;
    const sheet = sheetId(event, device);
    const first = seen.cell('sheet', sheet, 'event') === undefined ? [[sheetWrite(event, device, deviceName)]] : [];
    const amount = dice.chance(0.85) ? 1 : dice.int(60) - 5;
    return [...first, ...Array.from({ length: count }, () => [tallyWrite(count_(person, event, sheet, amount))])];
  });
}

function count_({ phone, dice }: Person, event: string, sheet: string, amount: number): Count {
  const [measure, group] = [dice.pick(measures), dice.pick(groups)];
  return { event, id: phone.newId(), sheet, measure, group, amount, exact: dice.chance(0.9), atMs: phone.now() };
}

/** "Razem 42": the difference to what this screen shows for the sheet. */
function correction(person: Person, event: string): Write {
  const { phone, seen, dice } = person;
  const sheet = sheetId(event, phone.session.device);
  const plain = count_(person, event, sheet, 0);
  let shown = 0;
  for (const { id, cells } of seen.all('tally')) {
    const isMine = eventOf(id) === event && cells['sheet']?.[0] === sheet && cells['measure']?.[0] === plain.measure;
    if (isMine && (cells['group']?.[0] ?? '') === plain.group && cells['void']?.[0] !== true) {
      shown += Number(cells['amount']?.[0] ?? 0);
    }
  }
  return tallyWrite({ ...plain, amount: dice.int(100) - shown, exact: true, reason: 'total' });
}

/** Settles a field that has other versions: one of them, what stands, or something new. */
function choosing({ seen, dice }: Person): readonly (readonly Write[])[] {
  const parts = [
    ...['event', 'activity', 'volunteer', 'presence', 'sheet'].flatMap((kind) => seen.all(kind)),
    ...seen.contacts(),
  ];
  const asked = parts.flatMap((part) => versionsOf(part).map((version) => ({ part, version })));
  const one = choose(dice, asked);
  if (one === undefined) return [];
  const { part, version } = one;
  const standing = part.cells[version.field]?.[0] ?? null;
  const value = dice.pick([version.value, version.value, standing]);
  return [[{ kind: part.kind, id: part.id, fields: { [version.field]: value } }]];
}

function edit(person: Person, kind: string, fields: readonly string[]): readonly (readonly Write[])[] {
  const { phone, dice } = person;
  return of(person, kind, ({ id }) => {
    const names = dice.chance(0.7) ? [dice.pick(fields)] : [dice.pick(fields), dice.pick(fields)];
    if (names.some((name) => !mayWrite(phone.session.role, kind, name))) return [];
    phone.lastEdit = { kind, id, field: names[0] ?? '' };
    return [[{ kind, id, fields: Object.fromEntries(names.map((name) => [name, valueOf(name, dice)])) }]];
  });
}

function valueOf(field: string, dice: Dice): Scalar {
  if (dice.chance(0.08)) return null;
  if (field === 'startTime') return dice.pick(['09:00', '10:30', '12:00']);
  if (field === 'date') return dice.pick(['2026-03-14', '2026-03-15', '2026-04-01']);
  if (field === 'number') return 1 + dice.int(40);
  if (field === 'status') return dice.pick(['candidate', 'active', 'pause', 'ended']);
  if (field === 'minor') return dice.chance(0.5);
  if (field === 'phone') return `6${dice.int(1e8)}`;
  return text(dice);
}

/** Mostly a text that nobody else writes; at times one that others write too. */
function text(dice: Dice): string {
  return dice.chance(0.9) ? `ż-${dice.word().toString(36)}` : dice.pick(['Pisankowy desant', 'żurek', '']);
}

function inEvent(person: Person, doing: (event: string) => readonly (readonly Write[])[]) {
  return of(person, 'event', ({ id }) => doing(id));
}

function ofTallies(person: Person, doing: (tally: Part) => readonly (readonly Write[])[]) {
  // Mostly one of the last: undo is for what was just done.
  const tallies = person.seen.all('tally');
  const some = person.dice.chance(0.7) ? tallies.slice(-4) : tallies;
  const part = person.phone.session.role === 'viewer' ? undefined : choose(person.dice, some);
  return part === undefined ? [] : doing(part);
}

function of(person: Person, kind: string, doing: (part: Part) => readonly (readonly Write[])[]) {
  const part = person.phone.session.role === 'viewer' ? undefined : choose(person.dice, person.seen.all(kind));
  return part === undefined ? [] : doing(part);
}

function choose<T>(dice: Dice, list: readonly T[]): T | undefined {
  return list.length === 0 ? undefined : dice.pick(list);
}

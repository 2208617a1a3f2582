/** Logs what happened in each row, with the product's own functions, into the real copy of a phone. */
import { parseAmount, type Scale } from '../../../src/domain/amount.ts';
import {
  finishWrite,
  notHeldWrites,
  type Occasion,
  presenceWrite,
  sheetWrite,
  startEvent,
  tallyWrite,
  voidWrite,
} from '../../../src/domain/event.ts';
import { exampleWrites } from '../../../src/domain/example/example.ts';
import { idInEvent, newId, presenceId, sheetId } from '../../../src/domain/id.ts';
import type { Entry, Scalar, Write } from '../../../src/domain/scalar.ts';
import { coversWrites } from '../../../src/domain/sheets.ts';
import { peopleMeasure } from '../../../src/domain/total.ts';
import { voiceWrite } from '../../../src/domain/voice.ts';
import { newPhone, type Phone } from '../store/phone.ts';
import type { Counted, Happened, Row } from './row.ts';

const organizer = 'phone-a';

export interface Logged {
  readonly phone: Phone;
  /** The id of what this data calls "16.1" or "row 16". */
  idOf(key: string): string;
  /** What was written of a row, in order; without the plan and its lists. */
  readonly writes: ReadonlyMap<number, readonly Write[]>;
}

export async function logAll(rows: readonly Row[]): Promise<Logged> {
  let made = 0;
  const nextId = () => newId(1_700_000_000_000 + ++made, new Uint8Array(10).fill(made % 256));
  const plan = exampleWrites(nextId);
  const phone = await newPhone();
  await save(phone, plan);
  const ids = new Map<string, string>();
  for (const { kind, id, fields } of plan) if (kind === 'activity') ids.set(`row ${Number(fields['number'])}`, id);
  const idOf = (key: string) => {
    const id = ids.get(key) ?? nextId();
    ids.set(key, id);
    return id;
  };
  const known = { plan, nextId, idOf };
  const writes = new Map<number, readonly Write[]>();
  for (const row of rows) {
    const ofRow = [...(row.made ?? []), ...row.happened.flatMap((happened) => writesOf(happened, row.number, known))];
    writes.set(row.number, ofRow);
    // One act after the other, as on a phone: nothing relies on what is written together.
    for (const write of ofRow) await save(phone, [write]);
  }
  return { phone, idOf, writes };
}

async function save(phone: Phone, writes: readonly Write[]): Promise<void> {
  phone.clock.ms += 1000;
  const result = await phone.store.write(writes);
  if (!result.ok) throw new Error(`${result.code}: ${writes[0]?.kind} ${Object.keys(writes[0]?.fields ?? {}).join()}`);
}

interface Known {
  readonly plan: readonly Write[];
  readonly nextId: () => string;
  readonly idOf: (key: string) => string;
}

function writesOf(happened: Happened, row: number, known: Known): readonly Write[] {
  const { key, day, from, to, fields = {}, partners = [], links = {} } = happened;
  const activity = entryOf(known.plan, 'activity', known.idOf(`row ${row}`));
  const title = happened.title ?? String(activity.fields['title']);
  const event = known.idOf(key);
  const occasion: Occasion = {
    id: event,
    device: organizer,
    sheetLabel: organizer,
    day,
    time: from,
    zone: 'Europe/Warsaw',
    nowMs: atMs(day, from),
  };
  const linked = Object.entries(links).map(([field, to_]) => [field, known.idOf(to_)] as const);
  const more: Record<string, Scalar> = { ...fields, ...Object.fromEntries(linked) };
  for (const partner of partners) more[`partner/${partner}`] = true;
  const further = Object.keys(more).length === 0 ? [] : [{ kind: 'event', id: event, fields: more }];
  if (happened.notHeld !== undefined)
    return [...notHeldWrites(occasion, activity, title, happened.notHeld), ...further];
  return [
    ...startEvent(occasion, activity, title),
    ...further,
    ...(happened.counts ?? []).flatMap((counted) => countWrites(event, counted, atMs(day, from), known)),
    ...coversWrites(
      new Map(Object.entries(happened.covers ?? {}).map(([phone, covers]) => [sheetId(event, phone), covers])),
    ),
    ...(happened.helped ?? []).flatMap((helped) => {
      const volunteer = volunteerAt(known.plan, helped.volunteer);
      const on = helped.day ?? day;
      const { minutes, task } = helped;
      return [
        presenceWrite(event, volunteer, on, true),
        {
          kind: 'presence',
          id: presenceId(event, volunteer, on),
          fields: { minutes, ...(task === undefined ? {} : { task }) },
        },
      ];
    }),
    ...(happened.heard ?? []).map(({ sort, theme, text, channel = 'inPerson' }) =>
      voiceWrite({ id: known.nextId(), event, day, sort, theme, text, channel }),
    ),
    finishWrite(event, to, atMs(day, to)),
  ];
}

function countWrites(event: string, counted: Counted, ms: number, known: Known): readonly Write[] {
  const { group = '', measure = peopleMeasure, amount, about = false, undone = false, phone = organizer } = counted;
  const scale = entryOf(known.plan, 'measure', measure).fields['scale'] as Scale;
  const read = parseAmount(amount, scale);
  if (!read.ok) throw new Error(`${read.code}: ${amount}`);
  const id = known.nextId();
  const sheet = sheetId(event, phone);
  return [
    ...(phone === organizer ? [] : [sheetWrite(event, phone, phone)]),
    tallyWrite({ event, id, sheet, measure, group, amount: read.amount, exact: !about, atMs: ms }),
    ...(undone ? [voidWrite(idInEvent(event, id))] : []),
  ];
}

function entryOf(writes: readonly Write[], kind: string, id: string): Entry {
  const found = writes.find((write) => write.kind === kind && write.id === id);
  if (found === undefined) throw new Error(`There is no ${kind} ${id}`);
  return found;
}

function volunteerAt(plan: readonly Write[], place: number): string {
  const volunteer = plan.filter(({ kind }) => kind === 'volunteer')[place];
  if (volunteer === undefined) throw new Error(`There is no volunteer ${place}`);
  return volunteer.id;
}

const atMs = (day: string, time: string) => Date.parse(`${day}T${time}:00Z`);

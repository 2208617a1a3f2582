/** A sheet of paper about an event: what it has room for, and how it is written down when it is typed in later. */
import { elementsOf, inOrder, type Occasion, presenceWrite, sheetWrite, tallyWrite } from './event.ts';
import { sheetId } from './id.ts';
import type { Entry, Fields, Scalar, Write } from './scalar.ts';
import { peopleMeasure } from './total.ts';

type Entries = ReadonlyMap<string, Entry>;

/** One number of the sheet: a group of people ('': without groups), or a measure. */
export interface PaperLine {
  readonly measure: string;
  readonly group: string;
}

/** A number that stood on the paper. An empty place is none: nobody counted. */
export interface PaperCount extends PaperLine {
  /** A new id, made for its tally. */
  readonly id: string;
  /** Smallest units of the measure; 0: nobody came. */
  readonly amount: number;
  readonly exact: boolean;
}

export interface PaperEntry {
  /** Who types, and when. Its id: the planned event's own, else a new one. */
  readonly occasion: Occasion;
  /** The event as it was planned; none where nobody had planned its day. */
  readonly planned: Entry | undefined;
  /** The row of the plan; none for an event outside it. */
  readonly activity: string | undefined;
  readonly title: string;
  /** When it was, 'YYYY-MM-DD'. */
  readonly date: string;
  /** 'HH:MM'; these and the texts are '' where the paper does not say. */
  readonly startTime: string;
  readonly endTime: string;
  readonly place: string;
  readonly note: string;
  /** All that the sheet had room for, counted or not. */
  readonly lines: readonly PaperLine[];
  readonly counts: readonly PaperCount[];
  /** Who was there. */
  readonly partners: readonly string[];
  readonly volunteers: readonly string[];
}

/**
 * What a sheet has room for, in the order of the office's lists: groups that attend, those that do not, measures. fields: of
 * the row, the event or both together.
 */
export function paperLines(fields: Fields, groups: Entries, measures: Entries): readonly PaperLine[] {
  const inGroups = inOrder(elementsOf(fields, 'group'), groups);
  const attends = (group: string) => groups.get(group)?.fields['attends'] !== false;
  const people = [...inGroups.filter(attends), ...inGroups.filter((group) => !attends(group))];
  const counted = inOrder(elementsOf(fields, 'measure'), measures).filter((measure) => measure !== peopleMeasure);
  return [
    ...(people.length === 0 ? [''] : people).map((group) => ({ measure: peopleMeasure, group })),
    ...counted.map((measure) => ({ measure, group: '' })),
  ];
}

/** The whole sheet as one act: the event that is over, the sheet of this device, a tally for each number, who was there. */
export function paperWrites(entry: PaperEntry): readonly Write[] {
  const { occasion, date, counts, volunteers } = entry;
  const { id: event, device, sheetLabel, nowMs } = occasion;
  const sheet = sheetId(event, device);
  return [
    { kind: 'event', id: event, fields: eventFields(entry) },
    ...(counts.length === 0 ? [] : [sheetWrite(event, device, sheetLabel)]),
    ...counts.map((count) => tallyWrite({ ...count, event, sheet, atMs: nowMs })),
    ...volunteers.map((volunteer) => presenceWrite(event, volunteer, date, true)),
  ];
}

/** Of a planned event only what differs from the plan, so that it beats nobody else's change. */
function eventFields(entry: PaperEntry): Fields {
  const { occasion, planned, activity, date, lines, partners } = entry;
  const before = planned?.fields ?? {};
  const fields: Record<string, Scalar> = {
    // Its row may not have reached this phone yet.
    activity: before['activity'] ?? activity ?? null,
    title: entry.title,
    date,
    startTime: entry.startTime || null,
    endTime: entry.endTime || null,
    zone: before['zone'] ?? occasion.zone,
    place: entry.place || null,
    note: entry.note || null,
    state: 'finished',
    source: 'paper',
    enteredOn: occasion.day,
    finishedAt: occasion.nowMs,
    [`measure/${peopleMeasure}`]: true,
  };
  // It was planned for several days and took place after them.
  if (typeof before['dateTo'] === 'string' && before['dateTo'] < date) fields['dateTo'] = null;
  for (const { measure, group } of lines) {
    fields[`measure/${measure}`] = true;
    if (group !== '') fields[`group/${group}`] = true;
  }
  for (const id of elementsOf(before, 'partner')) fields[`partner/${id}`] = partners.includes(id);
  for (const id of partners) fields[`partner/${id}`] = true;
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => (before[name] ?? null) !== value));
}

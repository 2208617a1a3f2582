/** What the app says of a row, in Polish: the words and numbers of its own screens. */

import { t } from '../../../src/client/locales/t.ts';
import { attendancesWords, groupLine, otherLine } from '../../../src/client/ui/desk/figure-words.ts';
import { presentCount } from '../../../src/client/ui/event/volunteers.ts';
import { nameOf } from '../../../src/client/ui/names.ts';
import { voicesWords } from '../../../src/client/ui/voice/voice-words.ts';
import { elementsOf } from '../../../src/domain/event.ts';
import { type NotHeldReason, voiceSorts } from '../../../src/domain/kinds.ts';
import type { Entry } from '../../../src/domain/scalar.ts';
import { compareNames } from '../../../src/domain/text.ts';
import { voicesOf } from '../../../src/domain/voice.ts';
import { type YearRow, type YearSources, yearTable } from '../../../src/domain/year-table.ts';
import type { Phone } from '../store/phone.ts';
import { loaded } from '../store/phone.ts';

type Entries = ReadonlyMap<string, Entry>;

export interface Copy extends YearSources {
  readonly rows: readonly YearRow[];
  readonly partners: Entries;
  readonly presences: Entries;
  readonly voices: Entries;
}

/** All that the phone holds, and the year's table made of it, as the desk makes it. */
export async function copyOf({ views }: Phone): Promise<Copy> {
  const of = (kind: string) => loaded(views.records(kind));
  const sources: YearSources = {
    activities: await of('activity'),
    events: await of('event'),
    sums: await loaded(views.sums()),
    sheets: await of('sheet'),
    groups: await of('group'),
    measures: await of('measure'),
  };
  const plan = [...(await of('plan')).keys()][0];
  return {
    ...sources,
    rows: yearTable(plan, 2024, sources, '2025-01').planned,
    partners: await of('partner'),
    presences: await of('presence'),
    voices: await of('voice'),
  };
}

export function said(row: YearRow, copy: Copy): readonly string[] {
  const lists = { groups: copy.groups, measures: copy.measures };
  const notHeld = row.all.filter(({ fields }) => fields['state'] === 'notHeld');
  return [
    t('plan.events', { count: row.events.length }),
    t('row.attended', { count: attendancesWords(row) }),
    ...row.byGroup.map((line) => groupLine(line, lists)),
    ...row.others.map((line) => otherLine(line, lists)),
    ...helpers(row, copy),
    `${t('summary.partners')}: ${partnersOf(row, copy).join(', ') || t('summary.noPartners')}`,
    ...heard(row, copy),
    ...notHeld.map(({ fields }) => `${t('row.notHeld')}: 1 (${t(`reason.${fields['reason'] as NotHeldReason}`)})`),
  ].map((words) => words.replaceAll('\u00a0', ' '));
}

const inRow = (row: YearRow, list: Entries) =>
  new Map([...list].filter(([, { fields }]) => row.all.some(({ id }) => id === fields['event'])));

/** Different volunteers, and their hours together. */
function helpers(row: YearRow, copy: Copy): readonly string[] {
  const presences = inRow(row, copy.presences);
  if (presences.size === 0) return [];
  const minutes = [...presences.values()].reduce((sum, { fields }) => sum + Number(fields['minutes']), 0);
  const rest = minutes % 60 === 0 ? '' : ` ${minutes % 60} min`;
  return [`${t('volunteers.count', { count: presentCount(presences) })}, ${Math.floor(minutes / 60)} godz.${rest}`];
}

function partnersOf(row: YearRow, { partners }: Copy): readonly string[] {
  const ids = new Set(row.events.flatMap(({ fields }) => elementsOf(fields, 'partner')));
  return [...ids].map((id) => nameOf(partners, id)).sort(compareNames('pl'));
}

function heard(row: YearRow, copy: Copy): readonly string[] {
  const voices = voicesOf(inRow(row, copy.voices).values(), 2024);
  return voiceSorts.some((sort) => voices.bySort[sort] > 0) ? [voicesWords(voices)] : [];
}

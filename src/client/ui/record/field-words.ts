/** Fields of records and their values in words, for every kind. */
import { formatAmount, type Scale } from '../../../domain/amount.ts';
import { clockOf, dayOf, isDay, isMonth } from '../../../domain/day.ts';
import { dayLong, monthWords } from '../../../domain/day-words.ts';
import {
  eventStates,
  notHeldReasons,
  sheetCovers,
  tickedPlaces,
  voiceChannels,
  voiceSorts,
  volunteerStates,
} from '../../../domain/kinds.ts';
import type { Fields, Scalar } from '../../../domain/scalar.ts';
import { locale, t } from '../../locales/t.ts';
import { grouped } from '../club/phone-number.tsx';
import { nameOf } from '../names.ts';
import { deviceName, type Names, recordName, sheetName } from './names.ts';

/** Fields whose name is one word in every kind. */
const plainFields = [
  'title',
  'year',
  'unit',
  'legalBasis',
  'note',
  'plan',
  'number',
  'type',
  'termText',
  'termMode',
  'name',
  'attends',
  'order',
  'scale',
  'people',
  'step',
  'activity',
  'date',
  'dateTo',
  'startTime',
  'endTime',
  'zone',
  'place',
  'state',
  'reason',
  'notCounted',
  'notCountedAt',
  'source',
  'published',
  'startedAt',
  'finishedAt',
  'event',
  'device',
  'label',
  'covers',
  'sheet',
  'measure',
  'group',
  'amount',
  'exact',
  'at',
  'void',
  'status',
  'minor',
  'mergedInto',
  'given',
  'family',
  'phone',
  'email',
  'birthYear',
  'volunteer',
  'day',
  'present',
  'minutes',
  'task',
  'month',
  'recipient',
  'partner',
  'goal',
  'alias',
  'tag',
  'late',
  'byOthers',
  'host',
  'prepares',
  'series',
  'cancelled',
  'movedTo',
  'ticked',
  'wentWell',
  'toChange',
  'enteredOn',
  'noticeOn',
  'noticeVersion',
  'going',
  'sort',
  'theme',
  'channel',
  'text',
] as const;
type PlainField = (typeof plainFields)[number];

/** "Miejsce", "Grupa „Seniorzy”", "Miesiąc „marzec 2024 r.”". */
export function fieldWords(field: string, names: Names): string {
  const [family = '', element] = (field.split('~', 1)[0] ?? field).split('/');
  const known = plainFields.find((each) => each === family);
  if (known === undefined) return t('field.other', { name: field });
  const words = t(`field.${known}`);
  const name = element === undefined ? undefined : elementName(known, element, names);
  return name === undefined ? words : t('field.of', { field: words, name });
}

function elementName(family: PlainField, element: string, names: Names): string | undefined {
  if (family === 'group' || family === 'measure' || family === 'partner') return nameOf(names.lists[family], element);
  if (family === 'month') return isMonth(element) ? monthWords(element, locale()) : element;
  if (family === 'late') return sheetName(names.lists.sheet?.get(element), names);
  return family === 'recipient' || family === 'goal' || family === 'place' ? undefined : element;
}

/** A field's value. fields: the other values of its record, where an amount finds its measure. */
export function valueWords(
  field: string,
  value: Scalar | undefined,
  names: Names,
  zone: string,
  fields: Fields = {},
): string {
  if (value === undefined || value === null || value === '') return t('value.empty');
  if (typeof value === 'boolean') return value ? t('value.yes') : t('value.no');
  if (typeof value === 'number') return numberWords(field, value, names, zone, fields);
  if (isDay(value)) return dayLong(value, locale());
  return (
    choiceWords(field, value) ?? referenceWords(field, value, names) ?? (field === 'phone' ? grouped(value) : value)
  );
}

function numberWords(field: string, value: number, names: Names, zone: string, fields: Fields): string {
  if (['at', 'startedAt', 'finishedAt', 'notCountedAt'].includes(field)) return momentWords(value, zone);
  if (field !== 'amount') return String(value);
  const measure = names.lists.measure?.get(String(fields['measure'] ?? ''))?.fields;
  const unit = measure?.['unit'];
  const amount = formatAmount(value, scaleOf(measure), locale());
  return typeof unit === 'string' && unit !== '' && fields['measure'] !== 'people' ? `${amount}\u00a0${unit}` : amount;
}

export function scaleOf(measure: Fields | undefined): Scale {
  const scale = measure?.['scale'];
  return scale === 10 || scale === 100 || scale === 1000 ? scale : 1;
}

/** "22 marca 2024 r., 14:32". */
export function momentWords(ms: number, zone: string): string {
  return `${dayLong(dayOf(ms, zone), locale())}, ${clockOf(ms, zone)}`;
}

function choiceWords(field: string, value: string): string | undefined {
  const among = <T extends string>(values: readonly T[]) => values.find((each) => each === value);
  switch (field) {
    case 'state': {
      const state = among(eventStates);
      return state && t(`state.${state}`);
    }
    case 'status': {
      const status = among(volunteerStates);
      return status && t(`volunteerState.${status}`);
    }
    case 'covers': {
      const covers = among(sheetCovers);
      return covers && t(`covers.${covers}`);
    }
    case 'ticked': {
      const ticked = among(tickedPlaces);
      return ticked && t(`ticked.${ticked}`);
    }
    case 'sort': {
      const sort = among(voiceSorts);
      return sort && t(`voiceSort.${sort}`);
    }
    case 'channel': {
      const channel = among(voiceChannels);
      return channel && t(`voiceChannel.${channel}`);
    }
    case 'reason': {
      const reason = among(notHeldReasons);
      return reason === undefined ? (value === 'total' ? t('act.toTotal') : undefined) : t(`reason.${reason}`);
    }
    default:
      return undefined;
  }
}

function referenceWords(field: string, value: string, names: Names): string | undefined {
  switch (field) {
    case 'activity':
    case 'event':
    case 'movedTo':
    case 'volunteer':
    case 'plan':
    case 'group':
    case 'measure':
      return recordName(field === 'movedTo' ? 'event' : field, value, names);
    case 'prepares':
      return recordName(names.lists.event?.has(value) === true ? 'event' : 'activity', value, names);
    case 'mergedInto':
      return recordName('volunteer', value, names);
    case 'sheet':
      return sheetName(names.lists.sheet?.get(value), names);
    case 'device':
      return deviceName(value, names);
    default:
      return undefined;
  }
}

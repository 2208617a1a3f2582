/** The lists that names of records come from, and how a record, a sheet and a device are called. */
import { eventOf } from '../../../domain/id.ts';
import type { Entry, Fields } from '../../../domain/scalar.ts';
import { useApp } from '../../app.ts';
import { type TextKey, t } from '../../locales/t.ts';
import { actWords } from '../event/amount-words.ts';
import { nameOf } from '../names.ts';
import { useRecords } from '../use.ts';

const namedKinds = [
  'plan',
  'activity',
  'event',
  'sheet',
  'tally',
  'volunteer',
  'presence',
  'voice',
  'group',
  'measure',
  'partner',
] as const;
type NamedKind = (typeof namedKinds)[number];

type Entries = ReadonlyMap<string, Entry>;

/** What names are made from; a list that is not read yet names by ids. */
export interface Names {
  readonly lists: Readonly<Partial<Record<NamedKind, Entries | undefined>>>;
  /** This device. */
  readonly device: string;
  /** How other devices are called, as far as that is known. */
  readonly devices: ReadonlyMap<string, string>;
}

const noDevices: ReadonlyMap<string, string> = new Map();

/** devices: names from the office, where they were asked for; sheets tell the others. */
export function useNames(devices = noDevices): Names {
  const { session } = useApp();
  const lists = {
    plan: useRecords('plan'),
    activity: useRecords('activity'),
    event: useRecords('event'),
    sheet: useRecords('sheet'),
    volunteer: useRecords('volunteer'),
    group: useRecords('group'),
    measure: useRecords('measure'),
    partner: useRecords('partner'),
  };
  const { device, deviceName: own } = session;
  return { lists, device, devices: new Map([...devicesOf(lists.sheet), ...devices, [device, own]]) };
}

/** Read once from each state of the sheets. */
const devicesRead = new WeakMap<Entries, ReadonlyMap<string, string>>();

/** A sheet is called like the device that counts on it. */
function devicesOf(sheets: Entries | undefined): ReadonlyMap<string, string> {
  if (sheets === undefined) return noDevices;
  const known = devicesRead.get(sheets);
  if (known !== undefined) return known;
  const named = [...sheets.values()].flatMap(({ fields: { device, label } }) =>
    typeof device === 'string' && typeof label === 'string' ? [[device, label] as const] : [],
  );
  const read = new Map(named);
  devicesRead.set(sheets, read);
  return read;
}

export function deviceName(device: unknown, names: Names): string {
  const name = names.devices.get(String(device));
  if (name === undefined) return t('device.other');
  return device === names.device ? t('device.here', { name }) : name;
}

/** How a sheet is called: as its owner named it, else like its device. */
export function sheetName(sheet: Entry | undefined, names: Names): string {
  const { name, label, device } = sheet?.fields ?? {};
  const called = text(name);
  if (device !== names.device) return called ?? text(label) ?? deviceName(device, names);
  return called === undefined ? deviceName(device, names) : t('device.here', { name: called });
}

export function kindWords(kind: string): string {
  const named = namedKinds.find((each) => each === kind);
  return named === undefined ? t('kind.other') : t(`kind.${named}` satisfies TextKey);
}

/** What a record is called, in words that this phone may show to anybody. fields: of the change at hand, if there is one. */
export function recordName(kind: string, id: string, names: Names, changed: Fields = {}): string {
  const held = names.lists[kind as NamedKind]?.get(id)?.fields ?? {};
  const fields = { ...held, ...changed };
  switch (kind) {
    case 'tally':
      return joined([
        actWords({ fields }, { groups: names.lists.group, measures: names.lists.measure }),
        inEvent(id, names),
      ]);
    case 'sheet':
      return joined([sheetName({ id, fields }, names), inEvent(id, names)]);
    case 'presence':
      return joined([
        recordName('volunteer', String(fields['volunteer'] ?? id.split('.')[1] ?? ''), names),
        inEvent(id, names),
      ]);
    case 'volunteer':
      return text(fields['label']) ?? t('record.unnamed');
    case 'activity': {
      const title = text(fields['title']) ?? t('record.unnamed');
      return typeof fields['number'] === 'number' ? `${fields['number']}. ${title}` : title;
    }
    case 'voice':
      return joined([text(fields['theme']) ?? '', id.includes('.') ? inEvent(id, names) : '']) || t('record.unnamed');
    case 'group':
    case 'measure':
    case 'partner':
      return nameOf(new Map([[id, { id, fields }]]), id);
    default:
      return text(fields['title']) ?? t('record.unnamed');
  }
}

/** A change, or what is left of one: "Wydarzenie: Pisankowy desant". */
export function changeName(
  change: { readonly kind: string; readonly id: string; readonly fields: Fields } | undefined,
  names: Names,
): string {
  if (change === undefined) return t('record.unreadable');
  return `${kindWords(change.kind)}: ${recordName(change.kind, change.id, names, change.fields)}`;
}

function inEvent(id: string, names: Names): string {
  return recordName('event', eventOf(id), names);
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

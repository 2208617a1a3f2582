/**
 * What a bundle may have changed, told by a table of its own: written down from what the office promises (ARCHITECTURE, domain), and
 * sharing no line with the code that is tried.
 */
import type { Storage } from '../../../src/server/storage/storage.ts';
import type { Sender } from './two-offices.ts';

type Cell = readonly [value: unknown, ms: number, device: string];
/** By `<kind> <id> <class> <field>`. */
export type Cells = ReadonlyMap<string, Cell>;

export interface Content {
  readonly cells: Cells;
  /** All else that the office keeps but its devices' notes of contact, as text. */
  readonly people: string;
}

const everything = ['open', 'team', 'contact', 'office'] as const;

export async function contentOf(storage: Storage, office: string): Promise<Content> {
  return await storage.transact(async (tx) => {
    const copy = await tx.inOffice(office, true);
    if (copy === undefined) throw new Error('There is no office');
    const { parts } = await copy.pageAfter(everything, {}, 1e12);
    const cells = new Map<string, Cell>();
    for (const { kind, id, class: fieldClass, cells: some } of parts) {
      for (const [field, cell] of Object.entries(some)) cells.set(`${kind} ${id} ${fieldClass} ${field}`, cell);
    }
    const devices = (await tx.devicesOf(office)).map(({ device, member, name, role, state, shutOutAt, clearedAt }) =>
      [device, member, name, role, state, shutOutAt, clearedAt].join(' '),
    );
    const people = JSON.stringify([await tx.membersOf(office), devices, await tx.offices()]);
    return { cells, people };
  });
}

/** Everything of an office, to compare byte for byte. */
export async function wholeOf(storage: Storage, office: string): Promise<string> {
  return await storage.transact(async (tx) => {
    const copy = await tx.inOffice(office, true);
    const parts = await copy?.pageAfter(everything, {}, 1e12);
    const rest = [await copy?.sums(everything), await copy?.lyingAside(1e6), copy?.seq()];
    return JSON.stringify([parts, rest, await tx.membersOf(office), await tx.devicesOf(office), await tx.offices()]);
  });
}

const eventKinds = ['event', 'sheet', 'tally', 'presence', 'voice', 'volunteer', 'group', 'measure', 'partner'];
const teamFields = /^(label|status|minor|mergedInto|noticeOn|noticeVersion|tag\/.*)$/s;
const contactFields = /^(given|family|phone|email|note)$/;

/** In which class a field lies: who gets it. */
function classOf(kind: string, field: string): string {
  if (kind === 'presence' || kind === 'voice') return 'team';
  if (kind !== 'volunteer') return 'open';
  if (teamFields.test(field)) return 'team';
  return contactFields.test(field) ? 'contact' : 'office';
}

export function readableBy({ role }: Pick<Sender, 'role'>): readonly string[] {
  return everything.slice(0, ['viewer', 'organizer', 'coordinator', 'clerk'].indexOf(role) + 1);
}

function mayWrite({ role, standing }: Sender, kind: string, field: string): boolean {
  if (standing === 'mute' || standing === 'lost' || role === 'viewer') return false;
  if (field === 'erased') return role === 'clerk' && kind === 'volunteer';
  if (role === 'clerk') return true;
  return eventKinds.includes(kind) && classOf(kind, field.split('~', 1)[0] ?? '') !== 'office';
}

interface Change {
  readonly kind: string;
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly stamp: readonly [number, string];
}

/** What differs and may not. changes: what the bundle said, letters opened. Empty when all is well. */
export function forbidden(before: Cells, after: Cells, sender: Sender, changes: readonly unknown[]): readonly string[] {
  const known = changes.filter(isChange);
  const wrong: string[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(key), after.get(key)];
    if (JSON.stringify(was) === JSON.stringify(is)) continue;
    const [kind = '', id = '', fieldClass = '', ...names] = key.split(' ');
    const field = names.join(' ');
    const plain = field.split('~', 1)[0] ?? '';
    const said = known.filter((one) => one.kind === kind && one.id === id);
    const erases = said.some(({ fields }) => fields['erased'] === true) && mayWrite(sender, kind, 'erased');
    const writers = said.filter(({ fields }) => Object.hasOwn(fields, plain) || Object.hasOwn(fields, field));
    const isAllowed = writers.length > 0 && mayWrite(sender, kind, field);
    const values = writers.flatMap(({ fields, stamp }): Cell[] =>
      [field, plain].filter((name) => Object.hasOwn(fields, name)).map((name) => [fields[name], ...stamp]),
    );
    // A beaten value that is kept beside the new one: the one that stood there, or one that came and lost.
    const stood = before.get(`${kind} ${id} ${fieldClass} ${plain}`);
    const may = [...values, ...(field === plain || stood === undefined ? [] : [stood])];
    const isExplained = is === undefined || may.some((one) => JSON.stringify(one) === JSON.stringify(is));
    const isInPlace = field === 'erased' || classOf(kind, plain) === fieldClass;
    if (erases && (is === undefined || field === 'erased')) continue;
    if (!(isAllowed && isExplained && isInPlace))
      wrong.push(`${key}: ${JSON.stringify(was)} became ${JSON.stringify(is)}`);
  }
  return wrong;
}

function isChange(raw: unknown): raw is Change {
  const { kind, id, fields, stamp } = (raw ?? {}) as Partial<Record<string, unknown>>;
  const isObject = typeof fields === 'object' && fields !== null;
  return typeof kind === 'string' && typeof id === 'string' && isObject && Array.isArray(stamp);
}

/** Which fields of a refused change a person can correct by typing, and what was typed as values. Pure. */
import { formatAmount, parseAmount, type Scale } from '../../../domain/amount.ts';
import { checkFields } from '../../../domain/check.ts';
import type { Locale } from '../../../domain/locale.ts';
import type { Fields, Scalar } from '../../../domain/scalar.ts';
import type { Change } from '../../../sync/change.ts';

/** Ids of other records, and what the app sets: nobody types these. */
const notTyped: readonly string[] = [
  'activity',
  'plan',
  'event',
  'sheet',
  'measure',
  'group',
  'device',
  'volunteer',
  'mergedInto',
  'zone',
  'state',
  'status',
  'source',
  'covers',
  'termMode',
  'at',
  'startedAt',
  'finishedAt',
  'notCountedAt',
  'order',
  'scale',
  'erased',
];

/** The names of the fields with a text or a number that a person typed. */
export function correctable({ kind, fields }: Pick<Change, 'kind' | 'fields'>): readonly string[] {
  return Object.entries(fields)
    .filter(([name, value]) => !name.includes('~') && (typeof value === 'string' || typeof value === 'number'))
    .map(([name]) => name)
    .filter(
      (name) => !notTyped.includes(name) && !name.startsWith('late/') && !(kind === 'tally' && name === 'reason'),
    );
}

/** A value as it stands in the form. scale: of the measure, for amounts. */
export function typedOf(name: string, value: Scalar | undefined, scale: Scale, locale: Locale): string {
  if (name === 'amount' && typeof value === 'number') return formatAmount(value, scale, locale);
  return value === null || value === undefined ? '' : String(value);
}

export type Reading =
  | { readonly ok: true; readonly fields: Fields }
  | { readonly ok: false; readonly wrong: readonly string[] };

/** Reads the form: the change's fields with what was typed. wrong: the fields that the office would refuse again. */
export function readCorrection(
  change: Pick<Change, 'kind' | 'id' | 'fields'>,
  typed: Readonly<Record<string, string>>,
  scale: Scale,
): Reading {
  const fields: Record<string, Scalar> = { ...change.fields };
  const unread: string[] = [];
  for (const [name, text] of Object.entries(typed)) {
    const before = change.fields[name];
    if (typeof before === 'number') {
      const reading = parseAmount(text, name === 'amount' ? scale : 1);
      if (reading.ok) fields[name] = reading.amount;
      else unread.push(name);
    } else fields[name] = text.trim() === '' ? null : text.trim();
  }
  const problem = checkFields(change.kind, change.id, fields);
  const wrong = [...unread, ...(problem?.code === 'bad-value' ? (problem.fields ?? []) : [])];
  return wrong.length > 0 ? { ok: false, wrong } : { ok: true, fields };
}

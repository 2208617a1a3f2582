/**
 * The one check of what may be recorded. The keypad asks it before it writes, the office asks it again, so that
 * nothing is shown as saved that the office would refuse for its value.
 */
import * as v from 'valibot';
import { idPattern } from './id.ts';
import { isKind, ruleOf } from './kinds.ts';
import type { Fields } from './scalar.ts';

/** Codes of the catalogue that speak of a record's content. */
export type CheckCode = 'unknown-kind' | 'bad-id' | 'bad-field-name' | 'bad-value' | 'no-fields' | 'too-many-fields';

export interface CheckProblem {
  readonly code: CheckCode;
  /** Names of the fields that are wrong; never their values. */
  readonly fields?: readonly string[];
}

const fieldPattern = /^[a-z][a-zA-Z0-9]{0,39}(\/[^~/\n]{1,120})?(~\d{1,16}~[a-z0-9.-]{1,60})?$/;
const maxFields = 300;
const maxUnknownLength = 2000;

/**
 * Checks some fields of one record. Fields of a known kind that this version does not know are allowed (a newer phone
 * may write them) as long as they are short scalars. Returns nothing when all is well.
 */
export function checkFields(kind: string, id: string, fields: Fields): CheckProblem | undefined {
  if (!isKind(kind)) return { code: 'unknown-kind' };
  if (!idPattern.test(id)) return { code: 'bad-id' };
  const names = Object.keys(fields);
  if (names.length === 0) return { code: 'no-fields' };
  if (names.length > maxFields) return { code: 'too-many-fields' };
  // Names that every object inherits ('toString') would be taken for fields that are there.
  const badNames = names.filter((name) => name !== 'erased' && (!fieldPattern.test(name) || name in Object.prototype));
  if (badNames.length > 0) return { code: 'bad-field-name', fields: badNames.map((name) => name.slice(0, 60)) };
  const badValues = names.filter((name) => !isAllowed(kind, name, fields[name]));
  if (badValues.length > 0) return { code: 'bad-value', fields: badValues };
  return undefined;
}

function isAllowed(kind: string, name: string, value: unknown): boolean {
  if (name === 'erased') return value === true;
  const rule = ruleOf(kind, name.split('~', 1)[0] ?? name);
  if (rule !== undefined) return v.safeParse(rule.check, value).success;
  if (typeof value === 'string') return value.length <= maxUnknownLength;
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'boolean' || value === null;
}

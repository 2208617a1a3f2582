/** A volunteer's fields and their values in words. */
import { volunteerStates } from '../../../domain/kinds.ts';
import type { Scalar } from '../../../domain/scalar.ts';
import { t } from '../../locales/t.ts';
import { grouped } from './phone-number.tsx';

/** What a field is called; a tag is called by itself. */
export function fieldWords(field: string): string {
  switch (field) {
    case 'given':
    case 'family':
    case 'phone':
    case 'email':
    case 'note':
    case 'status':
    case 'minor':
    case 'label':
      return t(`volunteer.${field}`);
    default:
      return field.startsWith('tag/') ? field.slice('tag/'.length) : field;
  }
}

export function valueWords(field: string, value: Scalar | undefined): string {
  if (typeof value === 'boolean' || field.startsWith('tag/'))
    return value === true ? t('versions.yes') : t('versions.no');
  if (value === undefined || value === null || value === '') return t('versions.none');
  const state = field === 'status' ? volunteerStates.find((each) => each === value) : undefined;
  if (state !== undefined) return t(`volunteerState.${state}`);
  return field === 'phone' ? grouped(String(value)) : String(value);
}

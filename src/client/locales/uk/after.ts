import type { after as polish } from '../pl/after.ts';
import type { Translated } from '../words.ts';

export const after: Translated<typeof polish> = {
  'after.title': 'Після події',
};

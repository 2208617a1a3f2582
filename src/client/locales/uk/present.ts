import type { present as polish } from '../pl/present.ts';
import type { Translated } from '../words.ts';

export const present: Translated<typeof polish> = {
  'present.all': 'Позначити всіх',
};

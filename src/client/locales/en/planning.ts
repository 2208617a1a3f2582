import type { planning as polish } from '../pl/planning.ts';
import type { Translated } from '../words.ts';

export const planning: Translated<typeof polish> = {
  'planning.title': 'Plan an event',
};

/** Words of planning: what is ahead, series, what was moved or called off. */
export const planning = {
  'planning.title': 'Zaplanuj',
} as const;

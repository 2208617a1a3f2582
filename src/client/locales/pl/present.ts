/** Words of who helped: volunteers at an event, their hours, newcomers, several phones counting. */
export const present = {
  'present.all': 'Zaznacz wszystkich',
} as const;

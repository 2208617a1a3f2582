/** Words of the end of an event: what went well, the report for the public, what an event is about. */
export const after = {
  'after.title': 'Po wydarzeniu',
} as const;

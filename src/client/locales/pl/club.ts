export const club = {} as const;

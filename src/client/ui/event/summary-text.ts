/** The summary as a text that people send each other. No names of people, no note: it leaves the office's hands. Pure. */

export interface SummaryWords {
  readonly title: string;
  /** Day, times, place. */
  readonly when: readonly string[];
  /** "Obecni: 85". */
  readonly attended: string;
  /** "Seniorzy: 60", then the other measures. */
  readonly lines: readonly string[];
  /** "Wolontariusze: 8 – osobno …"; undefined: nobody was ticked, or they are among those present and said there. */
  readonly volunteers?: string | undefined;
  /** "Godziny wolontariatu: 16 godz."; undefined: nobody was ticked. */
  readonly hours?: string | undefined;
  /** "Partnerzy: …"; undefined: none. */
  readonly partners?: string | undefined;
}

export function summaryText({ title, when, attended, lines, volunteers, hours, partners }: SummaryWords): string {
  return [title, when.join(' · '), '', attended, ...lines, volunteers, hours, partners]
    .filter((line) => line !== undefined)
    .join('\n')
    .replaceAll('\u00a0', ' ');
}

/** A record's way to the office as one: nothing is said to be sent while anything of it is not. */
export function saveStateOf(records: readonly { readonly unsent: boolean; readonly sentAt?: number | undefined }[]): {
  readonly unsent: boolean;
  readonly sentAt: number | undefined;
} {
  const times = records.map(({ sentAt }) => sentAt).filter((at) => at !== undefined);
  return {
    unsent: records.some(({ unsent }) => unsent),
    sentAt: times.length === 0 ? undefined : Math.max(...times),
  };
}

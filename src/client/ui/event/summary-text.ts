/** An event as a text that leaves the office's hands: no names of people, no note, nothing of what went well or wrong. Pure. */

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

export interface ReportWords {
  readonly title: string;
  /** Day in words. */
  readonly when: string;
  /** All places; empty: not known. */
  readonly places: readonly string[];
  /** "Organizator: …", of an event that is not ours. */
  readonly host?: string | undefined;
  /** "Wzięło udział 85 osób"; undefined: nobody counted, or the counts compete. */
  readonly attended?: string | undefined;
  /** "Seniorzy: 60". */
  readonly groups: readonly string[];
  /** "Dziękujemy partnerom: …"; undefined: none. */
  readonly partners?: string | undefined;
}

/** The first draft of what the centre publishes: whole sentences, each on its own line. */
export function reportText({ title, when, places, host, attended, groups, partners }: ReportWords): string {
  const people = attended === undefined || groups.length < 2 ? attended : `${attended} (${groups.join(', ')})`;
  const sentences = [[when, ...places].join(', '), host, people, partners]
    .filter((sentence) => sentence !== undefined)
    .map((sentence) => (sentence.endsWith('.') ? sentence : `${sentence}.`));
  return [title, '', ...sentences].join('\n').replaceAll('\u00a0', ' ');
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

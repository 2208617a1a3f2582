/** What is said of each row of the example plan: what it demands, how it is logged, and what must come out. */
import type { NotHeldReason, SheetCovers, VoiceChannel, VoiceSort } from '../../../src/domain/kinds.ts';
import type { Fields, Write } from '../../../src/domain/scalar.ts';

/** One act of counting: of a group of people, or of another measure. */
export interface Counted {
  readonly group?: string;
  readonly measure?: string;
  /** As it is typed on the number pad: "976,44". */
  readonly amount: string;
  /** Estimated. */
  readonly about?: true;
  /** A slip, struck out again. */
  readonly undone?: true;
  /** Another phone than the organizer's. */
  readonly phone?: string;
}

/** A volunteer of the example's list, by its place there. */
export interface Helped {
  readonly volunteer: number;
  readonly minutes: number;
  readonly task?: string;
  /** Absent: the event's first day. */
  readonly day?: string;
}

export interface Heard {
  readonly sort: VoiceSort;
  readonly theme: string;
  readonly text: string;
  readonly channel?: VoiceChannel;
}

export interface Happened {
  /** Its name in this data: "16.1" is the first event of row 16. */
  readonly key: string;
  readonly day: string;
  readonly from: string;
  readonly to: string;
  /** Absent: the row's title. */
  readonly title?: string;
  /** Further fields of the event, as its screens write them. */
  readonly fields?: Fields;
  /** Fields that name another event or row of this data: its id is put in. */
  readonly links?: Readonly<Partial<Record<'prepares' | 'series' | 'movedTo', string>>>;
  readonly counts?: readonly Counted[];
  /** What the sheets of further phones say of themselves. */
  readonly covers?: Readonly<Record<string, SheetCovers>>;
  readonly partners?: readonly string[];
  readonly helped?: readonly Helped[];
  readonly heard?: readonly Heard[];
  readonly notHeld?: NotHeldReason;
}

export interface Row {
  readonly number: number;
  /** The trap: what a tool that counts heads at a door gets wrong here. */
  readonly demands: string;
  readonly how: string;
  /** Partners and groups that nobody had in the list before. */
  readonly made?: readonly Write[];
  readonly happened: readonly Happened[];
  /** As the app says it; worked out by hand from the counts above. */
  readonly comesOut: readonly string[];
}

export function partner(id: string, name: string, type: string): Write {
  return { kind: 'partner', id, fields: { name, type } };
}

/** What a sheet of paper is about: a row of the plan, an event that was planned, or something outside the plan. */
import { useRoute } from 'preact-iso';
import { type PaperLine, paperLines } from '../../../domain/paper.ts';
import type { Entry, Fields } from '../../../domain/scalar.ts';
import { t } from '../../locales/t.ts';
import { type RecordView, useRecord, useRecords } from '../use.ts';

type Entries = ReadonlyMap<string, Entry>;

/** Stands in the address where a row's id would: a sheet for something outside the plan. */
const outside = 'outside';

export interface Paper {
  /** The id of the event or the row, or a word for what is outside the plan. */
  readonly key: string;
  /** The address of the sheet; its form is below it. */
  readonly path: string;
  readonly event: RecordView | undefined;
  readonly activity: RecordView | undefined;
  /** '' where the paper has a place for it. */
  readonly title: string;
  readonly kicker: string;
  /** Of the row and of the event, whose word goes first: groups, measures and partners. */
  readonly fields: Fields;
  readonly lines: readonly PaperLine[];
  readonly groups: Entries;
  readonly measures: Entries;
  readonly partners: Entries;
}

export function paperPath({ event, activity }: { event?: string | undefined; activity?: string | undefined }): string {
  return event === undefined ? `/paper/${activity ?? outside}` : `/paper/event/${event}`;
}

/** By the address of the page. Undefined until the phone's disk has answered, null where there is no such thing. */
export function usePaper(): Paper | undefined | null {
  const { params } = useRoute();
  const event = useRecord('event', params['id'] ?? '');
  const asked = params['id'] === undefined ? params['activity'] : event?.fields['activity'];
  const activity = useRecord('activity', String(asked ?? ''));
  const groups = useRecords('group');
  const measures = useRecords('measure');
  const partners = useRecords('partner');
  if (event === undefined || activity === undefined || !groups || !measures || !partners) return undefined;
  if (event === null && activity === null && params['activity'] !== outside) return null;
  const fields = { ...activity?.fields, ...event?.fields };
  const number = activity?.fields['number'];
  return {
    key: event?.id ?? activity?.id ?? outside,
    path: paperPath({ event: event?.id, activity: activity?.id }),
    event: event ?? undefined,
    activity: activity ?? undefined,
    title: String(fields['title'] ?? ''),
    kicker: typeof number === 'number' ? t('event.kicker', { number }) : t('event.outside'),
    fields,
    lines: paperLines(fields, groups, measures),
    groups,
    measures,
    partners,
  };
}

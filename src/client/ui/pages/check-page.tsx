import { CircleCheck } from 'lucide';
import type { ComponentChildren } from 'preact';
import { dayRange } from '../../../domain/day-words.ts';
import { useApp } from '../../app.ts';
import { locale, t } from '../../locales/t.ts';
import { useLying } from '../check/lying.ts';
import { LyingSection } from '../check/lying-section.tsx';
import { type ToCheck, useToCheck } from '../check/to-check.ts';
import { LateList } from '../event/late-entries.tsx';
import { SheetsQuestion } from '../event/sheets-question.tsx';
import { Empty, Loading } from '../parts/empty.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { DoneList, type Undoable, useUndoable } from '../parts/undoable.tsx';
import { kindWords, type Names, recordName, useNames } from '../record/names.ts';
import { Versions } from '../record/versions.tsx';
import './check-page.css';
import { type RecordView, useSums } from '../use.ts';

/** Everything that needs a person, in one list; each solved in a tap or two, each with its way back. */
export function CheckPage() {
  const { session } = useApp();
  return (
    <div class="page">
      <PageHead title={t('check.title')} kicker={t('place.desk')} />
      {session.role === 'clerk' ? <List /> : <p>{t('check.clerkOnly')}</p>}
    </div>
  );
}

function List() {
  const found = useToCheck();
  const lying = useLying();
  const undoable = useUndoable();
  const names = useNames();
  if (found === undefined) return <Loading label={t('app.loading')} />;
  const isEmpty = found.count === 0 && lying.rows?.length === 0;
  return (
    <>
      <DoneList of={undoable} />
      {isEmpty && <Empty icon={CircleCheck} title={t('check.none')} text={t('check.none.text')} />}
      <LyingSection list={lying} names={names} undoable={undoable} />
      <Competing found={found} names={names} undoable={undoable} />
      <Differing found={found} names={names} undoable={undoable} />
      <LateOnes found={found} undoable={undoable} />
    </>
  );
}

interface PartProps {
  readonly found: ToCheck;
  readonly names: Names;
  readonly undoable: Undoable;
}

function Differing({ found, names, undoable }: PartProps) {
  return (
    <Part title={t('check.versions')} isEmpty={found.versions.length === 0}>
      {found.versions.map((record) => (
        <li key={`${record.kind} ${record.id}`}>
          <RecordLink record={record} names={names} />
          <Versions record={record} undoable={undoable} />
        </li>
      ))}
    </Part>
  );
}

function Competing({ found, names, undoable }: PartProps) {
  const sums = useSums();
  return (
    <Part title={t('check.sheets')} isEmpty={found.competing.length === 0}>
      {found.competing.map((event) => (
        <li key={event.id}>
          <EventLink event={event} />
          <SheetsQuestion
            sums={sums?.get(event.id) ?? {}}
            sheets={names.lists.sheet ?? new Map()}
            undoable={undoable}
          />
        </li>
      ))}
    </Part>
  );
}

function LateOnes({ found, undoable }: Omit<PartProps, 'names'>) {
  return (
    <Part title={t('check.late')} isEmpty={found.late.length === 0}>
      {found.late.map(({ event, late }) => (
        <li key={event.id}>
          <EventLink event={event} />
          <LateList event={event} late={late} undoable={undoable} />
        </li>
      ))}
    </Part>
  );
}

interface SectionProps {
  readonly title: string;
  readonly isEmpty: boolean;
  readonly children: ComponentChildren;
}

function Part({ title, isEmpty, children }: SectionProps) {
  if (isEmpty) return null;
  return (
    <section class="section">
      <h2>{title}</h2>
      <ul class="check-list">{children}</ul>
    </section>
  );
}

/** Pages of single records, by kind. */
const pages: Readonly<Record<string, string>> = { event: '/event/', activity: '/plan/', volunteer: '/club/' };

function RecordLink({ record, names }: { readonly record: RecordView; readonly names: Names }) {
  const words = `${kindWords(record.kind)}: ${recordName(record.kind, record.id, names)}`;
  const page = pages[record.kind];
  return <h3>{page === undefined ? words : <a href={`${page}${record.id}`}>{words}</a>}</h3>;
}

/** Which event it is about, and the way to it. */
function EventLink({ event }: { readonly event: RecordView }) {
  const date = String(event.fields['date'] ?? '');
  const dateTo = typeof event.fields['dateTo'] === 'string' ? event.fields['dateTo'] : date;
  return (
    <h3>
      <a href={`/event/${event.id}`}>{String(event.fields['title'] ?? t('record.unnamed'))}</a>{' '}
      {date !== '' && <span class="quiet small">{dayRange(date, dateTo, locale())}</span>}
    </h3>
  );
}

import { elementsOf } from '../../../domain/event.ts';
import { useApp } from '../../app.ts';
import { DoneList, type Undoable } from '../parts/undoable.tsx';
import { Versions } from '../record/versions.tsx';
import { type RecordView, useInEvent, useRecords, useSums } from '../use.ts';
import { LateEntries } from './late-entries.tsx';
import { NotCountedBanner } from './not-counted.tsx';
import { SheetsQuestion } from './sheets-question.tsx';

interface EventQuestionsProps {
  readonly event: RecordView;
  readonly undoable: Undoable;
}

/** Everything about an event that a person should know or decide: in one place, each one tap and one undo. */
export function EventQuestions({ event, undoable }: EventQuestionsProps) {
  return (
    <>
      <DoneList of={undoable} />
      <Versions record={event} undoable={undoable} />
      <NotCountedBanner event={event} undoable={undoable} />
      <Sheets event={event} undoable={undoable} />
      <LateEntries event={event} undoable={undoable} />
      <Presences event={event} undoable={undoable} />
      <Listed event={event} undoable={undoable} kind="group" />
      <Listed event={event} undoable={undoable} kind="measure" />
      <Listed event={event} undoable={undoable} kind="partner" />
    </>
  );
}

/** The sheets of the event: which of them stand, and what others wrote about one of them. */
function Sheets({ event, undoable }: EventQuestionsProps) {
  const sums = useSums();
  const sheets = useInEvent('sheet', event.id);
  if (sums === undefined || sheets === undefined) return null;
  return (
    <>
      <Differing records={sheets.values()} undoable={undoable} />
      <SheetsQuestion sums={sums.get(event.id) ?? {}} sheets={sheets} undoable={undoable} />
    </>
  );
}

/** Who was there, and how long: where two people said different things. */
function Presences({ event, undoable }: EventQuestionsProps) {
  const { session } = useApp();
  const presences = useInEvent('presence', event.id);
  return session.role === 'viewer' ? null : <Differing records={presences?.values() ?? []} undoable={undoable} />;
}

/** The groups, measures and partners that this event names. */
function Listed({ event, undoable, kind }: EventQuestionsProps & { readonly kind: 'group' | 'measure' | 'partner' }) {
  const records = useRecords(kind);
  const named = elementsOf(event.fields, kind).flatMap((id) => records?.get(id) ?? []);
  return <Differing records={named} undoable={undoable} />;
}

interface DifferingProps {
  readonly records: Iterable<RecordView>;
  readonly undoable: Undoable;
}

function Differing({ records, undoable }: DifferingProps) {
  return [...records].map((record) => <Versions key={record.id} record={record} undoable={undoable} isNamed />);
}

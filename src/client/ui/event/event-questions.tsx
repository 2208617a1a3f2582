import { useApp } from '../../app.ts';
import { DoneList, type Undoable } from '../parts/undoable.tsx';
import { type Names, useNames } from '../record/names.ts';
import { Versions } from '../record/versions.tsx';
import { type RecordView, useInEvent, useSums } from '../use.ts';
import { LateEntries } from './late-entries.tsx';
import { NotCountedBanner } from './not-counted.tsx';
import { SheetsQuestion } from './sheets-question.tsx';

interface EventQuestionsProps {
  readonly event: RecordView;
  readonly undoable: Undoable;
}

/** Everything about an event that a person should know or decide: in one place, each one tap and one undo. */
export function EventQuestions({ event, undoable }: EventQuestionsProps) {
  const names = useNames();
  return (
    <>
      <DoneList of={undoable} />
      <Versions record={event} undoable={undoable} />
      <NotCountedBanner event={event} undoable={undoable} />
      <Sheets event={event} undoable={undoable} names={names} />
      <LateEntries event={event} names={names} undoable={undoable} />
      <Presences event={event} undoable={undoable} />
    </>
  );
}

/** The sheets of the event: which of them stand, and what others wrote about one of them. */
function Sheets({ event, undoable, names }: EventQuestionsProps & { readonly names: Names }) {
  const sums = useSums();
  const sheets = useInEvent('sheet', event.id);
  if (sums === undefined || sheets === undefined) return null;
  return (
    <>
      {[...sheets.values()].map((sheet) => (
        <Versions key={sheet.id} record={sheet} undoable={undoable} />
      ))}
      <SheetsQuestion sums={sums.get(event.id) ?? {}} sheets={sheets} names={names} undoable={undoable} />
    </>
  );
}

/** Who was there, and how long: where two people said different things. */
function Presences({ event, undoable }: EventQuestionsProps) {
  const { session } = useApp();
  const presences = useInEvent('presence', event.id);
  if (session.role === 'viewer' || presences === undefined) return null;
  return [...presences.values()].map((presence) => (
    <Versions key={presence.id} record={presence} undoable={undoable} />
  ));
}

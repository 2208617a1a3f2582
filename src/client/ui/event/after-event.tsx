import { useRef } from 'preact/hooks';
import { mayWrite } from '../../../domain/roles.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import type { RecordView } from '../use.ts';
import { NoteField } from './note-field.tsx';

/** What is known best at the end of the day, and asked of nobody twice: right below the numbers, with no tap between. */
export function AfterEvent({ event }: { readonly event: RecordView }) {
  const { session } = useApp();
  // A note that is emptied here stays in sight: it may be a slip.
  const hadNote = useRef(false);
  hadNote.current ||= typeof event.fields['note'] === 'string';
  if (!mayWrite(session.role, 'event', 'wentWell')) return null;
  return (
    <section class="section">
      <h2>{t('after.title')}</h2>
      <p class="quiet">{t('after.hint')}</p>
      <NoteField event={event} name="wentWell" />
      <NoteField event={event} name="toChange" />
      {hadNote.current && <NoteField event={event} name="note" />}
    </section>
  );
}

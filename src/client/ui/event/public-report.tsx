import { Megaphone, RotateCcw } from 'lucide';
import { useState } from 'preact/hooks';
import { isDay } from '../../../domain/day.ts';
import { dayLong } from '../../../domain/day-words.ts';
import { mayWrite } from '../../../domain/roles.ts';
import { useApp } from '../../app.ts';
import { locale, t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { DoneList, type Undoable, useUndoable } from '../parts/undoable.tsx';
import type { RecordView } from '../use.ts';
import { ShareText } from './share-text.tsx';
import '../parts/fold.css';
import './public-report.css';

/** Texts that were changed by hand, by event: they outlive their page, so that looking something up costs nothing. */
const changedTexts = new Map<string, string>();

interface PublicReportProps {
  readonly event: RecordView;
  /** As the app makes it. */
  readonly text: string;
}

/** A few sentences for the centre's page: to be changed, shared, and marked with the day on which they were published. */
export function PublicReport({ event, text }: PublicReportProps) {
  const { session } = useApp();
  const undoable = useUndoable();
  const [changed, setChanged] = useState(changedTexts.get(event.id));
  const change = (next: string | undefined) => {
    setChanged(next);
    if (next === undefined) changedTexts.delete(event.id);
    else changedTexts.set(event.id, next);
  };
  return (
    <details class="fold">
      <summary>
        <h2>{t('after.report')}</h2>
      </summary>
      <div class="stack public-report">
        <TextField
          label={t('after.report.text')}
          hint={t('after.report.hint')}
          long
          value={changed ?? text}
          onInput={change}
          autoCapitalize="sentences"
        />
        {changed !== undefined && changed !== text && (
          <Button look="quiet" icon={RotateCcw} onClick={() => change(undefined)}>
            {t('after.report.again')}
          </Button>
        )}
        <ShareText text={changed ?? text} words={t('after.report.share')} />
        {mayWrite(session.role, 'event', 'published') && <Published event={event} undoable={undoable} />}
        <DoneList of={undoable} />
      </div>
    </details>
  );
}

interface PublishedProps {
  readonly event: RecordView;
  readonly undoable: Undoable;
}

function Published({ event, undoable }: PublishedProps) {
  const { store, clock } = useApp();
  const stored = event.fields['published'];
  const day = typeof stored === 'string' ? stored : null;
  const write = (published: string | null) => store.write([{ kind: 'event', id: event.id, fields: { published } }]);
  const set = (next: string | null) =>
    undoable.act({
      words: next === null ? t('after.published.not') : t('after.published.on', { day: dayLong(next, locale()) }),
      run: () => write(next),
      undo: () => write(day),
    });
  if (day === null) {
    return (
      <Button icon={Megaphone} wide onClick={() => void set(clock.today())}>
        {t('after.published.today')}
      </Button>
    );
  }
  return (
    <>
      <TextField
        label={t('field.published')}
        type="date"
        value={day}
        // While a date is typed it is none for a moment: that takes nothing back.
        onInput={(typed) => isDay(typed) && typed !== day && void set(typed)}
      />
      <Button look="quiet" onClick={() => void set(null)}>
        {t('after.published.takeBack')}
      </Button>
    </>
  );
}

import { CircleCheck, Hourglass } from 'lucide';
import { checkedWrites, closedSince, type Late, lateOf } from '../../../domain/late.ts';
import { mayWrite } from '../../../domain/roles.ts';
import { useApp } from '../../app.ts';
import { plural, t } from '../../locales/t.ts';
import { Banner } from '../parts/banner.tsx';
import { Button } from '../parts/button.tsx';
import { whenWords } from '../parts/save-state.tsx';
import type { Undoable } from '../parts/undoable.tsx';
import { sheetName, useNames } from '../record/names.ts';
import { type RecordView, useInEvent } from '../use.ts';
import { actWords } from './amount-words.ts';
import './late-entries.css';

interface LateEntriesProps {
  readonly event: RecordView;
  readonly undoable: Undoable;
}

/** What another phone counted after the event was over: it counts, is shown, and a person says when he has looked at it. */
export function LateEntries(props: LateEntriesProps) {
  return closedSince(props.event.fields) === undefined ? null : <Closed {...props} />;
}

function Closed(props: LateEntriesProps) {
  const tallies = useInEvent('tally', props.event.id);
  const late = tallies && lateOf(props.event, tallies.values());
  return late === undefined ? null : <LateList {...props} late={late} />;
}

/** The late entries themselves, for the event's page and for the office's list. */
export function LateList({ event, undoable, late }: LateEntriesProps & { readonly late: Late }) {
  const { store, session, clock } = useApp();
  const names = useNames();
  const count = late.tallies.length;
  const words = plural(late.why === 'finished' ? 'late.finished' : 'late.notCounted', count);
  const check = () => {
    const { done, undo } = checkedWrites(event, late);
    return undoable.act({
      words: t('late.checked', { words }),
      run: () => store.write([done]),
      undo: () => store.write([undo]),
    });
  };
  const isOpen = late.unchecked > 0 && mayWrite(session.role, 'event', 'state');
  return (
    <Banner tone={isOpen ? 'warn' : 'calm'} icon={isOpen ? Hourglass : CircleCheck}>
      <p>
        <strong>{words}</strong>
      </p>
      <p>{t(late.why === 'finished' ? 'late.finished.text' : 'late.notCounted.text')}</p>
      <details>
        <summary class="late-summary">{t('late.show')}</summary>
        <ul class="digits">
          {late.tallies.map((tally) => (
            <li key={tally.id}>
              {typeof tally.fields['at'] === 'number' && `${whenWords(tally.fields['at'], clock)} · `}
              {sheetName(names.lists.sheet?.get(String(tally.fields['sheet'])), names)} ·{' '}
              {actWords(tally, { groups: names.lists.group, measures: names.lists.measure })}
              {tally.fields['void'] === true && ` · ${t('late.void')}`}
            </li>
          ))}
        </ul>
      </details>
      {isOpen && (
        <div class="actions">
          <Button icon={CircleCheck} onClick={check}>
            {t('late.check')}
          </Button>
        </div>
      )}
    </Banner>
  );
}

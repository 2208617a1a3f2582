import { Mail, Pencil } from 'lucide';
import type { ComponentChildren } from 'preact';
import { volunteerStates } from '../../../domain/kinds.ts';
import { classesOf, mayWrite } from '../../../domain/roles.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { LockPanel } from '../lock/lock-panel.tsx';
import { useLock } from '../lock/use-lock.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { SaveState } from '../parts/save-state.tsx';
import { DoneList, useUndoable } from '../parts/undoable.tsx';
import { Versions } from '../record/versions.tsx';
import type { RecordView } from '../use.ts';
import './club.css';
import { spokenName, tagsOf, textIn } from './people.ts';
import { PhoneNumber } from './phone-number.tsx';

interface CardProps {
  readonly record: RecordView;
  /** Just saved from the form: said aloud. */
  readonly isSaved: boolean;
  readonly onEdit: () => void;
}

/** What is known of a volunteer; the number first, because that is why one opens it. */
export function VolunteerCard({ record, isSaved, onEdit }: CardProps) {
  const { session } = useApp();
  const undoable = useUndoable();
  const { fields } = record;
  const state = volunteerStates.find((each) => each === fields['status']);
  const tags = tagsOf(fields);
  const { state: lockState } = useLock();
  const readsContact = classesOf(session.role, session.authorised).includes('contact');
  const isClosed = readsContact && lockState !== 'open';
  const hasContact = (readsContact && !isClosed) || textIn(fields, 'phone') !== '';
  return (
    <>
      <DoneList of={undoable} />
      <Versions record={record} undoable={undoable} />
      <dl class="sheet facts">
        {hasContact && <Contact record={record} />}
        <Fact name={t('volunteer.status')}>
          {state === undefined ? t('volunteer.missing') : t(`volunteerState.${state}`)}{' '}
          {fields['minor'] === true && <span class="badge">{t('club.minor')}</span>}
        </Fact>
        <Fact name={t('volunteer.tags')}>{tags.length === 0 ? t('volunteer.missing') : tags.join(' · ')}</Fact>
        {textIn(fields, 'note') !== '' && (
          <Fact name={t('volunteer.note')}>
            <span class="fact-text">{textIn(fields, 'note')}</span>
          </Fact>
        )}
      </dl>
      {isClosed && <LockPanel />}
      {!hasContact && !isClosed && <p class="quiet">{t('volunteer.noContact')}</p>}
      {mayWrite(session.role, 'volunteer', 'label') && (
        <div class="actions">
          <Button icon={Pencil} onClick={onEdit}>
            {t('volunteer.edit')}
          </Button>
        </div>
      )}
      <p>
        <SaveState record={record} />
        <span class="unseen" role="status">
          {isSaved ? t('volunteer.saved') : ''}
        </span>
      </p>
    </>
  );
}

function Contact({ record }: { readonly record: RecordView }) {
  const phone = textIn(record.fields, 'phone');
  const email = textIn(record.fields, 'email');
  return (
    <>
      <Fact name={t('volunteer.phone')}>
        {phone === '' ? t('volunteer.missing') : <PhoneNumber phone={phone} name={spokenName(record.fields)} />}
      </Fact>
      {email !== '' && (
        <Fact name={t('volunteer.email')}>
          <a class="button button-quiet" href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`}>
            <Icon of={Mail} />
            <span>{email}</span>
          </a>
        </Fact>
      )}
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

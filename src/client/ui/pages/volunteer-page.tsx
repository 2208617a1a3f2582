import { UserX } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { keptDraft } from '../club/draft.ts';
import { spokenName } from '../club/people.ts';
import { VolunteerCard } from '../club/volunteer-card.tsx';
import { VolunteerForm } from '../club/volunteer-form.tsx';
import { LinkButton } from '../parts/button.tsx';
import { Empty, Loading } from '../parts/empty.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { type RecordView, useContacts } from '../use.ts';

/** /club/new and /club/:id. */
export function VolunteerPage() {
  const { id = '' } = useRoute().params;
  return id === 'new' ? <NewVolunteer /> : <KnownVolunteer key={id} id={id} />;
}

function NewVolunteer() {
  const { session } = useApp();
  const { route } = useLocation();
  return (
    <div class="page">
      <PageHead title={t('club.new')} />
      {/* The form's place in the history is taken by the card: "back" leads to the list. */}
      <VolunteerForm draftKey={`${session.office} new`} onSaved={(id) => route(`/club/${id}`, true)} />
    </div>
  );
}

function KnownVolunteer({ id }: { readonly id: string }) {
  const contacts = useContacts();
  const { session } = useApp();
  const shown = useRef<RecordView | undefined>(undefined);
  // What is being typed outlives the right to read: who was in the middle of it can still save.
  const isTyping = keptDraft(`${session.office} ${id}`) !== undefined;
  const record = contacts?.get(id) ?? (isTyping ? shown.current : undefined);
  shown.current = record;
  if (record !== undefined) return <Volunteer record={record} />;
  if (contacts === undefined) {
    return (
      <div class="page">
        <Loading label={t('app.loading')} />
      </div>
    );
  }
  return (
    <div class="page">
      <PageHead title={t('volunteer.none')} />
      <Empty icon={UserX} title={t('volunteer.none.text')}>
        <LinkButton href="/club">{t('volunteer.toClub')}</LinkButton>
      </Empty>
    </div>
  );
}

function Volunteer({ record }: { readonly record: RecordView }) {
  const { session } = useApp();
  const draftKey = `${session.office} ${record.id}`;
  // What was typed and not saved yet opens again.
  const [isEditing, edit] = useState(() => keptDraft(draftKey) !== undefined);
  const [isSaved, setSaved] = useState(false);
  const name = spokenName(record.fields) || t('volunteer.unnamed');
  const saved = () => {
    edit(false);
    setSaved(true);
  };
  return (
    <div class="page">
      <PageHead title={name} kicker={t('place.club')} />
      {isEditing ? (
        <VolunteerForm draftKey={draftKey} record={record} onSaved={saved} onLeave={() => edit(false)} />
      ) : (
        <VolunteerCard record={record} isSaved={isSaved} onEdit={() => edit(true)} />
      )}
    </div>
  );
}

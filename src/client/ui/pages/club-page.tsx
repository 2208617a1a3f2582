import { UserPlus, Users } from 'lucide';
import { useMemo, useState } from 'preact/hooks';
import { classesOf, mayWrite } from '../../../domain/roles.ts';
import { useApp } from '../../app.ts';
import { locale, t } from '../../locales/t.ts';
import { findPeople, peopleOf } from '../club/people.ts';
import { PersonRow } from '../club/person-row.tsx';
import { LockPanel } from '../lock/lock-panel.tsx';
import { useLock } from '../lock/use-lock.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Empty, Loading } from '../parts/empty.tsx';
import { TextField } from '../parts/field.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { useContacts } from '../use.ts';

const step = 100;

/** The club's volunteers: found from the first letter, called with two taps, all of it without a network. */
export function ClubPage() {
  const { session } = useApp();
  const contacts = useContacts();
  const lock = useLock();
  const [typed, setTyped] = useState('');
  const [limit, setLimit] = useState(step);
  const language = locale();
  const people = useMemo(() => contacts && peopleOf(contacts, language), [contacts, language]);
  const found = useMemo(() => people && findPeople(people, typed), [people, typed]);
  if (people === undefined || found === undefined) {
    return (
      <div class="page">
        <PageHead title={t('place.club')} />
        <Loading label={t('app.loading')} />
      </div>
    );
  }
  const add = mayWrite(session.role, 'volunteer', 'label') && (
    <LinkButton look={people.length === 0 ? 'main' : 'plain'} icon={UserPlus} href="/club/new">
      {t('club.new')}
    </LinkButton>
  );
  const readsContact = classesOf(session.role, session.authorised).includes('contact');
  if (people.length === 0) {
    return (
      <div class="page">
        <PageHead title={t('place.club')} />
        {readsContact && <LockPanel />}
        <Empty icon={Users} title={t('club.empty')} text={t('club.empty.text')}>
          {add}
        </Empty>
      </div>
    );
  }
  const search = (text: string) => {
    setTyped(text);
    setLimit(step);
  };
  const isOpen = readsContact && lock.state === 'open';
  const isLocked = readsContact && lock.state === 'locked';
  const isFiltered = typed.trim() !== '';
  return (
    <div class="page">
      <PageHead title={t('place.club')}>
        <p role="status" class="quiet">
          {isFiltered ? t('club.found', { count: found.length }) : t('club.count', { count: people.length })}
        </p>
      </PageHead>
      {readsContact && <LockPanel />}
      <TextField
        label={t(isOpen ? 'club.search' : 'club.search.labels')}
        type="search"
        value={typed}
        onInput={search}
        autoComplete="off"
        autoCapitalize="none"
      />
      {add && <div class="actions">{add}</div>}
      {!readsContact && <p class="quiet">{t('club.labelsOnly')}</p>}
      {found.length === 0 ? (
        <Empty
          icon={Users}
          title={t('club.nobody', { query: typed.trim() })}
          text={t(isOpen ? 'club.nobody.text' : isLocked ? 'club.nobody.locked' : 'club.nobody.notHere')}
        >
          <Button onClick={() => search('')}>{t('club.clear')}</Button>
        </Empty>
      ) : (
        <ul class="sheet">
          {found.slice(0, limit).map((person) => (
            <PersonRow key={person.id} person={person} />
          ))}
        </ul>
      )}
      {found.length > limit && (
        <Button wide onClick={() => setLimit(limit + step)}>
          {t('club.more', { count: Math.min(step, found.length - limit) })}
        </Button>
      )}
    </div>
  );
}

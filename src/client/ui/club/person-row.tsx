import { Split } from 'lucide';
import { t } from '../../locales/t.ts';
import { Icon } from '../parts/icon.tsx';
import { SaveState } from '../parts/save-state.tsx';
import '../parts/rows.css';
import './club.css';
import type { Person } from './people.ts';
import { PhoneNumber } from './phone-number.tsx';

/** One volunteer in the list: the words lead to the card, the number stands apart. */
export function PersonRow({ person }: { readonly person: Person }) {
  const { id, tags, status, minor, phone, record } = person;
  const name = person.name === '' ? t('volunteer.unnamed') : person.name;
  const line = [...(status === undefined || status === 'active' ? [] : [t(`volunteerState.${status}`)]), ...tags];
  return (
    <li class="person">
      <a class="row person-link" href={`/club/${id}`}>
        <span class="row-words">
          <span class="row-title">
            {name} {minor && <span class="badge">{t('club.minor')}</span>}
          </span>
          {line.length > 0 && <span class="row-line">{line.join(' · ')}</span>}
          {record.versions.length > 0 && (
            <span class="person-question">
              <Icon of={Split} /> {t('club.differs')}
            </span>
          )}
          {record.unsent && <SaveState record={record} />}
        </span>
      </a>
      {phone !== '' && <PhoneNumber phone={phone} name={name} />}
    </li>
  );
}

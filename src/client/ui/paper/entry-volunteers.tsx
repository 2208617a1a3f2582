import { useState } from 'preact/hooks';
import { compareNames } from '../../../domain/text.ts';
import { locale, t } from '../../locales/t.ts';
import { helpersOf, searchHelpers } from '../event/volunteers.ts';
import { TextField, TickField } from '../parts/field.tsx';
import { useRecords } from '../use.ts';
import { ticked } from './draft.ts';
import type { Form } from './form.ts';

const nobody = new Map<string, never>();

/** Who of the club helped, from the second page of the paper. Folded, since most sheets have none. */
export function EntryVolunteers({ form }: { readonly form: Form }) {
  const { draft, change } = form;
  const [query, search] = useState('');
  const volunteers = useRecords('volunteer') ?? nobody;
  const helpers = helpersOf(volunteers, nobody, '', '', compareNames(locale()));
  const found = searchHelpers(helpers, query);
  const tick = (id: string, isHere: boolean) => change({ volunteers: { ...draft.volunteers, [id]: isHere } });
  // A few letters and Enter: the hands stay on the keys. Without letters Enter saves, as everywhere here.
  const takeFirst = (event: KeyboardEvent) => {
    const [first] = found;
    if (event.key !== 'Enter' || query.trim() === '') return;
    event.preventDefault();
    if (first === undefined) return;
    tick(first.id, true);
    search('');
  };
  if (helpers.length === 0) return null;
  const present = ticked(draft.volunteers);
  return (
    <details class="fold" open={present.length > 0 || undefined}>
      <summary>
        <h2 class="digits">{t('volunteers.count', { count: present.length })}</h2>
      </summary>
      <div class="stack">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the key belongs to the field inside. */}
        <div onKeyDown={takeFirst}>
          <TextField
            label={t('volunteers.search')}
            hint={t('paper.volunteers.hint')}
            type="search"
            value={query}
            onInput={search}
            autoComplete="off"
          />
        </div>
        <ul class="paper-helpers">
          {found.map(({ id, label }) => (
            <li key={id}>
              <TickField checked={draft.volunteers[id] ?? false} onChange={(isHere) => tick(id, isHere)}>
                {label}
              </TickField>
            </li>
          ))}
          {found.length === 0 && <li class="quiet">{t('volunteers.none')}</li>}
        </ul>
      </div>
    </details>
  );
}

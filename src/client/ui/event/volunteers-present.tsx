import { UserCheck, UserPlus } from 'lucide';
import { useState } from 'preact/hooks';
import { presenceWrite } from '../../../domain/event.ts';
import { compareNames } from '../../../domain/text.ts';
import { useApp } from '../../app.ts';
import { locale, t } from '../../locales/t.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TextField, TickField } from '../parts/field.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import { type RecordView, useInEvent, useRecords } from '../use.ts';
import { helpersOf, presentCount, searchHelpers } from './volunteers.ts';
import './volunteers-present.css';

/** Who of the club helps today. Counting people works without it. */
export function VolunteersPresent({ event }: { readonly event: RecordView }) {
  const [isOpen, open] = useState(false);
  const helpers = useHelpers(event);
  const presences = useInEvent('presence', event.id);
  const present = helpers?.filter((helper) => helper.present) ?? [];
  return (
    <section class="section">
      <h2 class="digits">
        {t('volunteers.count', { count: presences === undefined ? '–' : presentCount(presences) })}
      </h2>
      <p class="quiet helpers-line">
        {present.length === 0 ? t('volunteers.nobody') : present.map(({ label }) => label).join(', ')}
      </p>
      <div class="actions">
        <Button icon={UserCheck} onClick={() => open(true)}>
          {t('volunteers.mark')}
        </Button>
      </div>
      {isOpen && <Picker event={event} onClose={() => open(false)} />}
    </section>
  );
}

function Picker({ event, onClose }: { readonly event: RecordView; readonly onClose: () => void }) {
  const { store } = useApp();
  const helpers = useHelpers(event) ?? [];
  const [query, search] = useState('');
  const [problem, setProblem] = useState<string>();
  const found = searchHelpers(helpers, query);
  const tick = async (volunteer: string, present: boolean) => {
    const result = await store.write([presenceWrite(event.id, volunteer, dayOfEvent(event), present)]);
    setProblem(result.ok ? undefined : result.code);
  };
  return (
    <Dialog title={t('volunteers.count', { count: helpers.filter(({ present }) => present).length })} onClose={onClose}>
      {problem !== undefined && <ProblemBanner code={problem} />}
      {helpers.length > 0 && (
        <TextField label={t('volunteers.search')} type="search" value={query} onInput={search} autoComplete="off" />
      )}
      <ul class="helpers">
        {found.map(({ id, label, present }) => (
          <li key={id}>
            <TickField checked={present} onChange={(isHere) => void tick(id, isHere)}>
              {label}
            </TickField>
          </li>
        ))}
        {found.length === 0 && (
          <li class="quiet">{helpers.length === 0 ? t('volunteers.empty') : t('volunteers.none')}</li>
        )}
      </ul>
      <div class="stack helpers-end">
        <Button look="main" wide onClick={onClose}>
          {t('volunteers.done')}
        </Button>
        <LinkButton look="quiet" icon={UserPlus} href="/club/new">
          {t('volunteers.new')}
        </LinkButton>
      </div>
    </Dialog>
  );
}

function useHelpers(event: RecordView) {
  const volunteers = useRecords('volunteer');
  const presences = useInEvent('presence', event.id);
  if (volunteers === undefined || presences === undefined) return undefined;
  return helpersOf(volunteers, presences, event.id, dayOfEvent(event), compareNames(locale()));
}

const dayOfEvent = (event: RecordView) => String(event.fields['date'] ?? '');

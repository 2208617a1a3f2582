import { UserCheck } from 'lucide';
import { useState } from 'preact/hooks';
import { goingWrite } from '../../../domain/event.ts';
import { notGoingWrites } from '../../../domain/planning.ts';
import { mayWrite } from '../../../domain/roles.ts';
import { compareNames } from '../../../domain/text.ts';
import { useApp } from '../../app.ts';
import { locale, t } from '../../locales/t.ts';
import { helpersOf, searchHelpers } from '../event/volunteers.ts';
import '../event/volunteers-present.css';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TextField, TickField } from '../parts/field.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import { type RecordView, useInEvent, useRecords } from '../use.ts';

/** Who of the club said to come: the organizer finds them on the day. isPassed: its day is over, and nobody new says so. */
export function WhoComes({ event, isPassed }: { readonly event: RecordView; readonly isPassed: boolean }) {
  const { session } = useApp();
  const [isOpen, open] = useState(false);
  const going = useClub(event)?.filter((helper) => helper.going);
  // Who may not see people is told nothing of them, not that nobody comes.
  if (session.role === 'viewer' || (isPassed && !going?.length)) return null;
  const count = going?.length ?? '–';
  return (
    <section class="section">
      <h2 class="digits">{isPassed ? t('planning.wereGoing', { count }) : t('planning.going', { count })}</h2>
      <p class="quiet helpers-line">
        {going === undefined || going.length === 0
          ? t('planning.going.nobody')
          : going.map(({ label }) => label).join(', ')}
      </p>
      {!isPassed && mayWrite(session.role, 'presence', 'going') && (
        <div class="actions">
          <Button icon={UserCheck} onClick={() => open(true)}>
            {t('planning.going.mark')}
          </Button>
        </div>
      )}
      {isOpen && <Picker event={event} onClose={() => open(false)} />}
    </section>
  );
}

function Picker({ event, onClose }: { readonly event: RecordView; readonly onClose: () => void }) {
  const { store } = useApp();
  const club = useClub(event) ?? [];
  const presences = useInEvent('presence', event.id);
  const [query, search] = useState('');
  const [problem, setProblem] = useState<string>();
  const found = searchHelpers(club, query);
  const tick = async (volunteer: string, isGoing: boolean) => {
    const writes = isGoing
      ? [goingWrite(event.id, volunteer, dayOfEvent(event), true)]
      : notGoingWrites(presences?.values() ?? [], volunteer);
    const result = await store.write(writes);
    setProblem(result.ok ? undefined : result.code);
  };
  return (
    <Dialog title={t('planning.going', { count: club.filter(({ going }) => going).length })} onClose={onClose}>
      {problem !== undefined && <ProblemBanner code={problem} />}
      {club.length > 0 && (
        <TextField label={t('volunteers.search')} type="search" value={query} onInput={search} autoComplete="off" />
      )}
      <ul class="helpers">
        {found.map(({ id, label, going }) => (
          <li key={id}>
            <TickField checked={going} onChange={(isGoing) => void tick(id, isGoing)}>
              {label}
            </TickField>
          </li>
        ))}
        {found.length === 0 && (
          <li class="quiet">{club.length === 0 ? t('volunteers.empty') : t('volunteers.none')}</li>
        )}
      </ul>
      <div class="stack helpers-end">
        <Button look="main" wide onClick={onClose}>
          {t('volunteers.done')}
        </Button>
      </div>
    </Dialog>
  );
}

function useClub(event: RecordView) {
  const volunteers = useRecords('volunteer');
  const presences = useInEvent('presence', event.id);
  if (volunteers === undefined || presences === undefined) return undefined;
  return helpersOf(volunteers, presences, event.id, dayOfEvent(event), compareNames(locale()));
}

const dayOfEvent = (event: RecordView) => String(event.fields['date'] ?? '');

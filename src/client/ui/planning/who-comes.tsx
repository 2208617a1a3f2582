import { UserCheck } from 'lucide';
import { useState } from 'preact/hooks';
import { goingWrite } from '../../../domain/event.ts';
import { notGoingWrites } from '../../../domain/planning.ts';
import { mayWrite } from '../../../domain/roles.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { ClubTicks } from '../event/club-ticks.tsx';
import { dayOfEvent, useHelpers } from '../event/use-volunteers.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import { type RecordView, useInEvent } from '../use.ts';

/** Who of the club said to come: the organizer finds them on the day. isPassed: its day is over, and nobody new says so. */
export function WhoComes({ event, isPassed }: { readonly event: RecordView; readonly isPassed: boolean }) {
  const { session } = useApp();
  const [isOpen, open] = useState(false);
  const going = useHelpers(event)?.filter((helper) => helper.going);
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
  const club = useHelpers(event) ?? [];
  const presences = useInEvent('presence', event.id);
  const [problem, setProblem] = useState<string>();
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
      <ClubTicks
        club={club}
        isTicked={({ going }) => going}
        onTick={(volunteer, isGoing) => void tick(volunteer, isGoing)}
      />
      <div class="stack helpers-end">
        <Button look="main" wide onClick={onClose}>
          {t('volunteers.done')}
        </Button>
      </div>
    </Dialog>
  );
}

import { UserPlus, Users } from 'lucide';
import { useState } from 'preact/hooks';
import { presenceWrite } from '../../../domain/event.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import { DoneList, type Undoable } from '../parts/undoable.tsx';
import type { RecordView } from '../use.ts';
import { ClubTicks } from './club-ticks.tsx';
import { TickExpected } from './tick-expected.tsx';
import { dayOfEvent, useHelpers, useTickAll } from './use-volunteers.ts';
import { toTick } from './volunteers.ts';

interface TickDialogProps {
  readonly event: RecordView;
  readonly undoable: Undoable;
  /** Somebody who is not in the club yet. */
  readonly onNew: () => void;
  readonly onClose: () => void;
}

/** Ticks who of the club is here: one by one, those who were expected, or all and then takes some off. */
export function TickDialog({ event, undoable, onNew, onClose }: TickDialogProps) {
  const { store } = useApp();
  const helpers = useHelpers(event) ?? [];
  const tickAll = useTickAll(event, undoable);
  const [problem, setProblem] = useState<string>();
  const { expected, club } = toTick(helpers);
  const ticked = helpers.filter(({ present }) => present).length;
  const tick = async (volunteer: string, present: boolean) => {
    const result = await store.write([presenceWrite(event.id, volunteer, dayOfEvent(event), present)]);
    setProblem(result.ok ? undefined : result.code);
  };
  return (
    <Dialog title={t('volunteers.count', { count: ticked })} onClose={onClose}>
      {problem !== undefined && <ProblemBanner code={problem} />}
      <ClubTicks
        club={helpers}
        isTicked={({ present }) => present}
        onTick={(volunteer, isHere) => void tick(volunteer, isHere)}
        noteOf={({ going }) => (going ? t('present.going') : undefined)}
      >
        <div class="helpers-all">
          <TickExpected expected={expected} onTick={tickAll} />
          {club.length > 0 && (
            <Button icon={Users} wide onClick={() => tickAll(club)}>
              {t(ticked === 0 ? 'present.wholeClub' : 'present.restOfClub', { count: club.length })}
            </Button>
          )}
          <DoneList of={undoable} />
        </div>
      </ClubTicks>
      <div class="stack helpers-end">
        <Button look="main" wide onClick={onClose}>
          {t('volunteers.done')}
        </Button>
        <Button look="quiet" icon={UserPlus} onClick={onNew}>
          {t('volunteers.new')}
        </Button>
      </div>
    </Dialog>
  );
}

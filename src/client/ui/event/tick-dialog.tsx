import { UserPlus, Users } from 'lucide';
import { useState } from 'preact/hooks';
import { presenceWrite } from '../../../domain/event.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TextField, TickField } from '../parts/field.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import { DoneList, type Undoable } from '../parts/undoable.tsx';
import type { RecordView } from '../use.ts';
import { TickExpected } from './tick-expected.tsx';
import { dayOfEvent, useHelpers, useTickAll } from './use-volunteers.ts';
import { searchHelpers, toTick } from './volunteers.ts';

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
  const [query, search] = useState('');
  const [problem, setProblem] = useState<string>();
  const found = searchHelpers(helpers, query);
  const { expected, club } = toTick(helpers);
  const ticked = helpers.filter(({ present }) => present).length;
  const tick = async (volunteer: string, present: boolean) => {
    const result = await store.write([presenceWrite(event.id, volunteer, dayOfEvent(event), present)]);
    setProblem(result.ok ? undefined : result.code);
  };
  return (
    <Dialog title={t('volunteers.count', { count: ticked })} onClose={onClose}>
      {problem !== undefined && <ProblemBanner code={problem} />}
      {helpers.length > 0 && (
        <>
          <TextField label={t('volunteers.search')} type="search" value={query} onInput={search} autoComplete="off" />
          <div class="helpers-all">
            <TickExpected expected={expected} onTick={tickAll} />
            {club.length > 0 && (
              <Button icon={Users} wide onClick={() => tickAll(club)}>
                {t(ticked === 0 ? 'present.wholeClub' : 'present.restOfClub', { count: club.length })}
              </Button>
            )}
            <DoneList of={undoable} />
          </div>
        </>
      )}
      <ul class="helpers">
        {found.map(({ id, label, present, going }) => (
          <li key={id}>
            <TickField checked={present} onChange={(isHere) => void tick(id, isHere)}>
              {label}
              {going && <span class="choice-hint">{t('present.going')}</span>}
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
        <Button look="quiet" icon={UserPlus} onClick={onNew}>
          {t('volunteers.new')}
        </Button>
      </div>
    </Dialog>
  );
}

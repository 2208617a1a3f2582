import { Clock, UserCheck, UserPlus } from 'lucide';
import { useState } from 'preact/hooks';
import { tickedPlaces } from '../../../domain/kinds.ts';
import { tickedOf, tickedWrite } from '../../../domain/present.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import { ChoiceField } from '../parts/field.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import { DoneList, useUndoable } from '../parts/undoable.tsx';
import { type RecordView, useInEvent } from '../use.ts';
import { HoursDialog } from './hours-dialog.tsx';
import { NewcomerDialog } from './newcomer-dialog.tsx';
import { TickDialog } from './tick-dialog.tsx';
import { TickExpected } from './tick-expected.tsx';
import { useHelpers, useTickAll } from './use-volunteers.ts';
import { presentCount, toTick } from './volunteers.ts';
import './volunteers-present.css';

/** Who of the club helps today, and how long. Counting people works without it, and it works without counting. */
export function VolunteersPresent({ event }: { readonly event: RecordView }) {
  const [opened, open] = useState<'helpers' | 'hours' | 'newcomer'>();
  const undoable = useUndoable();
  const tickAll = useTickAll(event, undoable);
  const helpers = useHelpers(event) ?? [];
  const presences = useInEvent('presence', event.id);
  const present = helpers.filter((helper) => helper.present);
  const close = () => open(undefined);
  return (
    <section class="section">
      <h2 class="digits">
        {t('volunteers.count', { count: presences === undefined ? '–' : presentCount(presences) })}
      </h2>
      <p class="quiet helpers-line">
        {present.length === 0 ? t('volunteers.nobody') : present.map(({ label }) => label).join(', ')}
      </p>
      <TickExpected expected={toTick(helpers).expected} onTick={tickAll} />
      {opened !== 'helpers' && <DoneList of={undoable} />}
      <div class="actions">
        <Button icon={UserCheck} onClick={() => open('helpers')}>
          {t('volunteers.mark')}
        </Button>
        <Button icon={UserPlus} onClick={() => open('newcomer')}>
          {t('volunteers.new')}
        </Button>
        {present.length > 0 && (
          <Button icon={Clock} onClick={() => open('hours')}>
            {t('present.hours.change')}
          </Button>
        )}
      </div>
      {present.length > 0 && <TickedPlace event={event} />}
      {opened === 'helpers' && (
        <TickDialog event={event} undoable={undoable} onNew={() => open('newcomer')} onClose={close} />
      )}
      {opened === 'hours' && <HoursDialog event={event} onClose={close} />}
      {opened === 'newcomer' && <NewcomerDialog event={event} undoable={undoable} onClose={close} />}
    </section>
  );
}

/** Whether those who are ticked were counted as well: the figures can't know, and say what a person said. */
function TickedPlace({ event }: { readonly event: RecordView }) {
  const { store } = useApp();
  const [problem, setProblem] = useState<string>();
  const write = async (ticked: (typeof tickedPlaces)[number]) => {
    const result = await store.write([tickedWrite(event.id, ticked)]);
    setProblem(result.ok ? undefined : result.code);
  };
  return (
    <>
      <ChoiceField
        label={t('present.place')}
        options={tickedPlaces.map((value) => ({ value, label: t(`present.place.${value}`) }))}
        value={tickedOf(event.fields)}
        onChoose={(ticked) => void write(ticked)}
      />
      {problem !== undefined && <ProblemBanner code={problem} />}
    </>
  );
}

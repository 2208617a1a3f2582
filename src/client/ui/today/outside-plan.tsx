import { CalendarPlus, Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import { NewEventDialog } from '../parts/new-event-dialog.tsx';
import { DoneList, useUndoable } from '../parts/undoable.tsx';
import { PlanDialog } from '../planning/plan-dialog.tsx';
import { useEventStarter } from '../start-event.ts';

/** Something that no row of the plan has: begun now, or planned for a day. */
export function OutsidePlan() {
  const { allowed } = useEventStarter();
  const undoable = useUndoable();
  const [open, setOpen] = useState<'now' | 'ahead'>();
  if (!allowed) return null;
  const close = () => setOpen(undefined);
  return (
    <div class="stack">
      <DoneList of={undoable} />
      <Button icon={Plus} wide onClick={() => setOpen('now')}>
        {t('today.outside')}
      </Button>
      <Button icon={CalendarPlus} wide onClick={() => setOpen('ahead')}>
        {t('planning.title')}
      </Button>
      {open === 'now' && <NewEventDialog onClose={close} />}
      {open === 'ahead' && <PlanDialog undoable={undoable} onClose={close} />}
    </div>
  );
}

import { useState } from 'preact/hooks';
import { type NotHeldReason, notHeldReasons } from '../../../domain/kinds.ts';
import { t } from '../../locales/t.ts';
import type { PlanRow } from '../plan-list.ts';
import { useEventStarter } from '../start-event.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { ChoiceField } from './field.tsx';
import { ProblemBanner } from './problem-banner.tsx';

/** "Nie odbyło się" is an answer of its own, with a reason: neither zero people nor not knowing. */
export function NotHeldDialog({ row, onClose }: { readonly row: PlanRow; readonly onClose: () => void }) {
  const starter = useEventStarter();
  const [reason, setReason] = useState<NotHeldReason | ''>('');
  const [error, setError] = useState<string>();
  const submit = async (event: Event) => {
    event.preventDefault();
    if (reason === '') setError(t('activity.reasonMissing'));
    else if ((await starter.notHeld(row.record, row.title, reason)) !== undefined) onClose();
  };
  return (
    <Dialog title={t('activity.notHeld')} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
        <ChoiceField
          label={t('activity.reason')}
          error={error}
          value={reason}
          onChoose={setReason}
          options={notHeldReasons.map((value) => ({ value, label: t(`reason.${value}`) }))}
        />
        {starter.problem !== undefined && <ProblemBanner code={starter.problem} />}
        <Button look="main" type="submit" wide busy={starter.busy}>
          {t('activity.notHeld.save')}
        </Button>
      </form>
    </Dialog>
  );
}

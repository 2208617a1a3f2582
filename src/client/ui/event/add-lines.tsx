import { Plus } from 'lucide';
import { useState } from 'preact/hooks';
import type { Write } from '../../../domain/scalar.ts';
import { peopleMeasure } from '../../../domain/total.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import { steady } from '../parts/steady.ts';
import { type RecordView, useRecords } from '../use.ts';
import { AddDialog } from './add-dialog.tsx';

interface AddProps {
  readonly event: RecordView;
  /** What is counted already. */
  readonly taken: readonly string[];
}

function Group({ event, taken }: AddProps) {
  const { newId } = useApp();
  const groups = useRecords('group');
  const adding = useAdding(event);
  return (
    <>
      <Button look="quiet" icon={Plus} onClick={adding.open}>
        {t('add.group')}
      </Button>
      {adding.isOpen && groups !== undefined && (
        <AddDialog
          title={t('add.group')}
          list={groups}
          taken={taken}
          asksAttends
          onChoose={(id) => adding.add('group', id)}
          onCreate={(name, attends) => {
            const id = newId();
            adding.add('group', id, [{ kind: 'group', id, fields: { name, attends, order: groups.size } }]);
          }}
          onClose={adding.close}
        />
      )}
      {adding.problem !== undefined && <ProblemBanner code={adding.problem} />}
    </>
  );
}

function Measure({ event, taken }: AddProps) {
  const measures = useRecords('measure');
  const adding = useAdding(event);
  return (
    <>
      <Button look="quiet" icon={Plus} onClick={adding.open}>
        {t('add.measure')}
      </Button>
      {adding.isOpen && measures !== undefined && (
        <AddDialog
          title={t('add.measure')}
          list={measures}
          taken={[peopleMeasure, ...taken]}
          onChoose={(id) => adding.add('measure', id)}
          onClose={adding.close}
        />
      )}
      {adding.problem !== undefined && <ProblemBanner code={adding.problem} />}
    </>
  );
}

const dependsOn = ({ event, taken }: AddProps) => [event, taken.join(' ')];

/** A group that the plan does not name. */
export const AddGroup = steady(Group, dependsOn);

/** Another measure of the office's catalogue: kilograms, parcels, leaflets. */
export const AddMeasure = steady(Measure, dependsOn);

/** Puts one more element into a set of the event, together with its record where it is new. */
export function useAdding(event: RecordView) {
  const { store } = useApp();
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<string>();
  const add = async (family: 'group' | 'measure' | 'partner', id: string, made: readonly Write[]) => {
    setOpen(false);
    const result = await store.write([...made, { kind: 'event', id: event.id, fields: { [`${family}/${id}`]: true } }]);
    setProblem(result.ok ? undefined : result.code);
  };
  return {
    isOpen,
    problem,
    open: () => setOpen(true),
    close: () => setOpen(false),
    add: (family: 'group' | 'measure' | 'partner', id: string, made: readonly Write[] = []) =>
      void add(family, id, made),
  };
}

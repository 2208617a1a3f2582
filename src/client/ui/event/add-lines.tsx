import { Plus } from 'lucide';
import { useState } from 'preact/hooks';
import type { Write } from '../../../domain/scalar.ts';
import { peopleMeasure } from '../../../domain/total.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import { type RecordView, useRecords } from '../use.ts';
import { AddDialog } from './add-dialog.tsx';
import type { Tile } from './board.ts';

interface AddProps {
  readonly event: RecordView;
  /** The tiles that are there. */
  readonly tiles: readonly Tile[];
}

/** A group that the plan does not name. */
export function AddGroup({ event, tiles }: AddProps) {
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
          taken={tiles.map(({ group }) => group)}
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

/** Another measure of the office's catalogue: kilograms, parcels, leaflets. */
export function AddMeasure({ event, tiles }: AddProps) {
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
          taken={[peopleMeasure, ...tiles.map(({ measure }) => measure)]}
          onChoose={(id) => adding.add('measure', id)}
          onClose={adding.close}
        />
      )}
      {adding.problem !== undefined && <ProblemBanner code={adding.problem} />}
    </>
  );
}

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

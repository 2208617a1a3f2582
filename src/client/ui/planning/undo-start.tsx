import { Undo2 } from 'lucide';
import { notStartedWrite } from '../../../domain/planning.ts';
import { mayWrite } from '../../../domain/roles.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import type { Undoable } from '../parts/undoable.tsx';
import type { RecordView } from '../use.ts';

/** The way back from a start that was a slip, as long as nobody counted. */
export function UndoStart({ event, undoable }: { readonly event: RecordView; readonly undoable: Undoable }) {
  const { store, session } = useApp();
  if (event.fields['state'] !== 'running' || !mayWrite(session.role, 'event', 'state')) return null;
  const { startedAt = null } = event.fields;
  const undo = () =>
    undoable.act({
      words: t('planning.startUndone'),
      run: () => store.write([notStartedWrite(event.id)]),
      undo: () => store.write([{ kind: 'event', id: event.id, fields: { state: 'running', startedAt } }]),
    });
  return (
    <Button icon={Undo2} wide onClick={undo}>
      {t('planning.undoStart')}
    </Button>
  );
}

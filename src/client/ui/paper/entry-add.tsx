import type { Write } from '../../../domain/scalar.ts';
import { peopleMeasure } from '../../../domain/total.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { AddDialog } from '../event/add-dialog.tsx';
import { type Addable, type Form, partnersIn } from './form.ts';

interface EntryAddProps {
  readonly form: Form;
  readonly what: Addable;
  readonly onClose: () => void;
}

/** What was written on the paper by hand: a group, a measure or a partner that it does not name. Saved with the rest. */
export function EntryAdd({ form, what, onClose }: EntryAddProps) {
  const { newId } = useApp();
  const { paper, draft, lines, change } = form;
  const add = (id: string, made: readonly Write[] = []) => {
    const all = [...draft.made, ...made];
    const line = what === 'group' ? { measure: peopleMeasure, group: id } : { measure: id, group: '' };
    if (what === 'partner') change({ made: all, partners: { ...draft.partners, [id]: true } });
    else change({ made: all, added: [...draft.added, line] });
    onClose();
  };
  if (what === 'measure') {
    const taken = [peopleMeasure, ...lines.map(({ measure }) => measure)];
    return <AddDialog title={t('add.measure')} list={paper.measures} taken={taken} onChoose={add} onClose={onClose} />;
  }
  if (what === 'partner') {
    return (
      <AddDialog
        title={t('add.partner')}
        list={paper.partners}
        taken={partnersIn(form).map(({ id }) => id)}
        onChoose={add}
        onCreate={(name) => {
          const id = newId();
          add(id, [{ kind: 'partner', id, fields: { name } }]);
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <AddDialog
      title={t('add.group')}
      list={paper.groups}
      taken={lines.map(({ group }) => group)}
      asksAttends
      onChoose={add}
      onCreate={(name, attends) => {
        const id = newId();
        add(id, [{ kind: 'group', id, fields: { name, attends, order: paper.groups.size } }]);
      }}
      onClose={onClose}
    />
  );
}

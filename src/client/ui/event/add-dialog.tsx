import { useState } from 'preact/hooks';
import type { Entry } from '../../../domain/scalar.ts';
import { compareNames, matches } from '../../../domain/text.ts';
import { locale, t } from '../../locales/t.ts';
import { nameOf } from '../names.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TextField, TickField } from '../parts/field.tsx';
import './add-dialog.css';

interface AddDialogProps {
  readonly title: string;
  readonly list: ReadonlyMap<string, Entry>;
  /** Ids that are there already. */
  readonly taken: readonly string[];
  readonly onChoose: (id: string) => void;
  /** Leave out where only the catalogue counts. */
  readonly onCreate?: (name: string, attends: boolean) => void;
  /** Ask whether a new one counts among those present. */
  readonly asksAttends?: boolean;
  readonly onClose: () => void;
}

/** Chooses something from the office's list that the plan does not name here, or types a new one. */
export function AddDialog({ title, list, taken, onChoose, onCreate, asksAttends = false, onClose }: AddDialogProps) {
  const [query, search] = useState('');
  const [attends, setAttends] = useState(true);
  const compare = compareNames(locale());
  const found = [...list.keys()]
    .filter((id) => !taken.includes(id))
    .map((id) => ({ id, name: nameOf(list, id) }))
    .filter(({ name }) => matches(query, [name], []))
    .sort((a, b) => compare(a.name, b.name));
  const name = query.trim();
  const isNew = name !== '' && ![...list.keys()].some((id) => compare(nameOf(list, id), name) === 0);
  return (
    <Dialog title={title} onClose={onClose}>
      <TextField
        label={onCreate === undefined ? t('add.search') : t('add.searchOrNew')}
        value={query}
        onInput={search}
        maxLength={120}
        autoComplete="off"
      />
      {onCreate !== undefined && isNew && (
        <div class="stack">
          {asksAttends && (
            <TickField checked={attends} onChange={setAttends}>
              {t('add.group.attends')}
            </TickField>
          )}
          <Button look="main" wide onClick={() => onCreate(name, attends)}>
            {t('add.create', { name })}
          </Button>
        </div>
      )}
      <ul class="pick-list">
        {found.map(({ id, name: shown }) => (
          <li key={id}>
            <button type="button" class="pick" onClick={() => onChoose(id)}>
              {shown}
            </button>
          </li>
        ))}
        {found.length === 0 && <li class="quiet">{t('add.none')}</li>}
      </ul>
    </Dialog>
  );
}

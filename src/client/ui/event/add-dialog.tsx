import { useState } from 'preact/hooks';
import { isCalled, searchTexts } from '../../../domain/partner.ts';
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
    .filter(({ id, name }) => matches(query, searchTexts(name, list.get(id)?.fields ?? {}), []))
    .sort((a, b) => compare(a.name, b.name));
  const name = query.trim();
  const isNew = name !== '' && ![...list].some(([id, { fields }]) => isCalled(name, nameOf(list, id), fields));
  // The key of the keyboard does what the first button below would.
  const enter = () => {
    if (onCreate !== undefined && isNew) onCreate(name, attends);
    else if (found.length === 1 && found[0] !== undefined) onChoose(found[0].id);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault();
          enter();
        }}
      >
        <TextField
          label={onCreate === undefined ? t('add.search') : t('add.searchOrNew')}
          value={query}
          onInput={search}
          maxLength={120}
          autoComplete="off"
        />
      </form>
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

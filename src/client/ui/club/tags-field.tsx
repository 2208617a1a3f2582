import { Plus, X } from 'lucide';
import { useRef } from 'preact/hooks';
import type { Fields } from '../../../domain/scalar.ts';
import { t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { addTag, type Draft, shownTags } from './draft.ts';

interface TagsFieldProps {
  readonly draft: Draft;
  readonly fields: Fields;
  readonly onChange: (draft: Draft) => void;
}

/** Tags: a tap takes one off, a word and "add" puts one on. */
export function TagsField({ draft, fields, onChange }: TagsFieldProps) {
  const group = useRef<HTMLFieldSetElement>(null);
  const drop = (tag: string) => {
    onChange({ ...draft, tags: { ...draft.tags, [tag]: false } });
    // The pressed button is gone; the keyboard goes on in the field.
    group.current?.querySelector('input')?.focus();
  };
  return (
    <fieldset class="field" ref={group}>
      <legend class="field-label">{t('volunteer.tags')}</legend>
      <ul class="tags">
        {shownTags(draft, fields).map((tag) => (
          <li key={tag}>
            <Button icon={X} label={t('volunteer.dropTag', { tag })} onClick={() => drop(tag)}>
              {tag}
            </Button>
          </li>
        ))}
      </ul>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in the field adds the tag instead of saving the form. */}
      <div
        class="new-tag"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
          event.preventDefault();
          onChange(addTag(draft, fields));
        }}
      >
        <TextField
          label={t('volunteer.newTag')}
          value={draft.newTag}
          onInput={(newTag) => onChange({ ...draft, newTag })}
          autoComplete="off"
          autoCapitalize="none"
          maxLength={60}
        />
        <Button icon={Plus} onClick={() => onChange(addTag(draft, fields))}>
          {t('volunteer.addTag')}
        </Button>
      </div>
    </fieldset>
  );
}

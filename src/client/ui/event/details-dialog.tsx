import { useState } from 'preact/hooks';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ChoiceField, TextField } from '../parts/field.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import type { RecordView } from '../use.ts';
import {
  type Details,
  type DetailsProblem,
  detailChanges,
  detailsOf,
  problemOf,
  type TextName,
  typePlace,
} from './details.ts';
import { PreparesDialog, usePrepared } from './prepares.tsx';
import './details-dialog.css';

interface DetailsDialogProps {
  readonly event: RecordView;
  readonly onClose: () => void;
}

/**
 * What the event is called, when and where it is, whose it is and what it is for. Writes only what the person changed, so
 * that others' changes stand; what arrives while it is open touches nothing that was typed.
 */
export function DetailsDialog({ event, onClose }: DetailsDialogProps) {
  const { store } = useApp();
  const [before] = useState(event.fields);
  const [typed, setTyped] = useState<Details>(() => detailsOf(before));
  const [isChoosing, choose] = useState(false);
  const [isAsked, ask] = useState(false);
  const [problem, setProblem] = useState<string>();
  const typeText = (name: TextName, value: string) =>
    setTyped((last) => ({ ...last, texts: { ...last.texts, [name]: value } }));
  const field = (name: TextName) => ({ value: typed.texts[name], onInput: (value: string) => typeText(name, value) });
  const wrong = isAsked ? problemOf(typed) : undefined;
  const errorAt = (code: DetailsProblem) => (wrong === code ? t(`event.${code}`) : undefined);

  const save = async () => {
    ask(true);
    if (problemOf(typed) !== undefined) return;
    const fields = detailChanges(before, typed);
    const result =
      Object.keys(fields).length === 0
        ? { ok: true as const }
        : await store.write([{ kind: 'event', id: event.id, fields }]);
    if (result.ok) onClose();
    else setProblem(result.code);
  };
  if (isChoosing) {
    const chosen = (id: string) => {
      typeText('prepares', id);
      choose(false);
    };
    return <PreparesDialog event={event} onChoose={chosen} onClose={() => choose(false)} />;
  }
  return (
    <Dialog title={t('event.change')} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault();
          void save();
        }}
      >
        <TextField
          label={t('event.title')}
          {...field('title')}
          maxLength={400}
          autoCapitalize="sentences"
          error={errorAt('titleMissing')}
        />
        <div class="field-pair">
          <TextField label={t('event.date')} type="date" {...field('date')} error={errorAt('dateMissing')} />
          <TextField
            label={t('event.dateTo')}
            hint={t('event.dateTo.hint')}
            type="date"
            {...field('dateTo')}
            error={errorAt('endsBefore')}
          />
        </div>
        <div class="field-pair">
          <TextField label={t('event.startTime')} type="time" {...field('startTime')} />
          <TextField label={t('event.endTime')} type="time" {...field('endTime')} />
        </div>
        <PlaceFields
          places={typed.places}
          onType={(at, name) => setTyped((last) => ({ ...last, places: typePlace(last.places, at, name) }))}
        />
        <ChoiceField
          label={t('event.whose')}
          options={[
            { value: 'ours', label: t('event.whose.ours') },
            { value: 'others', label: t('event.whose.others') },
          ]}
          value={typed.byOthers ? 'others' : 'ours'}
          onChoose={(whose) => setTyped((last) => ({ ...last, byOthers: whose === 'others' }))}
        />
        {typed.byOthers && (
          <TextField label={t('field.host')} {...field('host')} maxLength={200} autoCapitalize="sentences" />
        )}
        <Prepares id={typed.texts.prepares} onChange={() => choose(true)} onRemove={() => typeText('prepares', '')} />
        {problem !== undefined && <ProblemBanner code={problem} />}
        <Button look="main" type="submit" wide>
          {t('app.save')}
        </Button>
      </form>
    </Dialog>
  );
}

interface PlaceFieldsProps {
  readonly places: readonly string[];
  readonly onType: (at: number, name: string) => void;
}

/** One field for each place and an empty one for the next; a field that is emptied takes its place away. */
function PlaceFields({ places, onType }: PlaceFieldsProps) {
  return (
    <>
      {places.map((name, at) => (
        <TextField
          // A field stays where it is while its name is typed.
          key={at}
          label={at === 0 ? t('event.place') : t('event.place.next', { number: at + 1 })}
          value={name}
          onInput={(typed) => onType(at, typed)}
          maxLength={200}
          autoCapitalize="sentences"
        />
      ))}
    </>
  );
}

interface PreparesProps {
  readonly id: string;
  readonly onChange: () => void;
  readonly onRemove: () => void;
}

function Prepares({ id, onChange, onRemove }: PreparesProps) {
  const prepared = usePrepared(id);
  return (
    <div class="field">
      <p class="field-label">{t('prepares.label')}</p>
      <p class={id === '' ? 'quiet' : undefined}>{id === '' ? t('prepares.nothing') : (prepared?.name ?? id)}</p>
      <div class="actions">
        <Button onClick={onChange}>{t('prepares.choose')}</Button>
        {id !== '' && (
          <Button look="quiet" onClick={onRemove}>
            {t('prepares.remove')}
          </Button>
        )}
      </div>
    </div>
  );
}

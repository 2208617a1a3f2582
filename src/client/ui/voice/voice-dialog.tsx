import { Check } from 'lucide';
import type { TargetedEvent } from 'preact';
import { useState } from 'preact/hooks';
import { type VoiceChannel, type VoiceSort, voiceChannels, voiceSorts } from '../../../domain/kinds.ts';
import { aliasOf } from '../../../domain/text.ts';
import { maxVoiceLength } from '../../../domain/voice.ts';
import { t } from '../../locales/t.ts';
import { PrivateWarning } from '../event/private-warning.tsx';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ChoiceField, TextField } from '../parts/field.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import './voice.css';

/** What is typed so far. */
export interface VoiceDraft {
  /** '' : nothing chosen yet. */
  readonly sort: VoiceSort | '';
  readonly text: string;
  readonly theme: string;
  readonly channel: VoiceChannel;
}

interface VoiceDialogProps {
  readonly draft: VoiceDraft;
  /** Those used last. */
  readonly themes: readonly string[];
  /** What the disk answered, when it refused. */
  readonly problem: string | undefined;
  readonly busy: boolean;
  readonly onChange: (draft: VoiceDraft) => void;
  readonly onSave: (sort: VoiceSort) => void;
  readonly onClose: () => void;
}

const fewLeft = 50;

/** One voice: what it was, in a sentence, about what, and how it came. */
export function VoiceDialog(props: VoiceDialogProps) {
  const { draft, themes, problem, busy, onChange, onSave, onClose } = props;
  const [isAsked, ask] = useState(false);
  const { sort, text } = draft;
  const left = maxVoiceLength - text.length;
  const hint = t('voice.text.hint');
  const submit = (event: TargetedEvent<HTMLFormElement>) => {
    event.preventDefault();
    ask(true);
    if (sort !== '' && text.trim() !== '') onSave(sort);
    // The button is far below: the eye is brought to what is missing.
    else event.currentTarget.querySelector<HTMLElement>(sort === '' ? 'input' : 'textarea')?.focus();
  };
  return (
    <Dialog title={t('voice.add')} onClose={onClose}>
      <form class="stack voice-form" noValidate onSubmit={submit}>
        <ChoiceField
          label={t('voice.sort')}
          error={isAsked && sort === '' ? t('voice.sort.missing') : undefined}
          value={sort}
          onChoose={(chosen) => onChange({ ...draft, sort: chosen })}
          options={voiceSorts.map((value) => ({
            value,
            label: t(`voice.sort.${value}`),
            hint: t(`voice.sort.${value}.hint`),
          }))}
        />
        <TextField
          label={t('voice.text')}
          hint={left < fewLeft ? `${hint} ${t('note.left', { count: left })}` : hint}
          error={isAsked && text.trim() === '' ? t('voice.text.missing') : undefined}
          long
          value={text}
          onInput={(typed) => onChange({ ...draft, text: typed })}
          maxLength={maxVoiceLength}
          autoCapitalize="sentences"
        />
        <PrivateWarning text={text} />
        <ThemeField theme={draft.theme} themes={themes} onChange={(theme) => onChange({ ...draft, theme })} />
        <ChoiceField
          label={t('voice.channel')}
          inline
          value={draft.channel}
          onChoose={(channel) => onChange({ ...draft, channel })}
          options={voiceChannels.map((value) => ({ value, label: t(`voice.channel.${value}`) }))}
        />
        {problem !== undefined && <ProblemBanner code={problem} />}
        <Button look="main" type="submit" wide icon={Check} busy={busy}>
          {t('app.save')}
        </Button>
      </form>
    </Dialog>
  );
}

interface ThemeFieldProps {
  readonly theme: string;
  readonly themes: readonly string[];
  readonly onChange: (theme: string) => void;
}

/** A word or two; those used last are one tap. */
function ThemeField({ theme, themes, onChange }: ThemeFieldProps) {
  const isChosen = (each: string) => aliasOf(each) === aliasOf(theme);
  return (
    <div class="stack">
      <TextField
        label={t('voice.theme')}
        hint={t('voice.theme.hint')}
        value={theme}
        onInput={onChange}
        maxLength={60}
        autoComplete="off"
        autoCapitalize="none"
      />
      {themes.length > 0 && (
        <ul class="voice-themes" aria-label={t('voice.theme.recent')}>
          {themes.map((each) => (
            <li key={each}>
              <Button pressed={isChosen(each)} onClick={() => onChange(isChosen(each) ? '' : each)}>
                {each}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

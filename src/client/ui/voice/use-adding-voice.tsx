import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { recentThemes, voiceDay, voiceWrite } from '../../../domain/voice.ts';
import { useApp } from '../../app.ts';
import { type RecordView, useRecords } from '../use.ts';
import { VoiceDialog, type VoiceDraft } from './voice-dialog.tsx';

const nothingYet: VoiceDraft = { sort: '', text: '', theme: '', channel: 'inPerson' };
const shownThemes = 6;

interface Adding {
  open(): void;
  /** To be drawn where it stays while the page changes around it. */
  readonly dialog: JSX.Element | null;
}

/**
 * Adding a voice, at an event or at none. What was typed outlives the dialog: a tap beside it, or another phone that ends
 * the event, takes no word away.
 */
export function useAddingVoice(event?: RecordView): Adding {
  const { store, clock, newId } = useApp();
  const voices = useRecords('voice');
  const [isOpen, setOpen] = useState(false);
  const [draft, setDraft] = useState(nothingYet);
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string>();
  const save = async (sort: Exclude<VoiceDraft['sort'], ''>) => {
    setSaving(true);
    const said = {
      id: newId(),
      day: event === undefined ? clock.today() : voiceDay(event.fields, clock.today()),
      sort,
      theme: draft.theme.trim(),
      channel: draft.channel,
      text: draft.text.trim(),
    };
    const result = await store.write([voiceWrite(event === undefined ? said : { ...said, event: event.id })]);
    setSaving(false);
    setProblem(result.ok ? undefined : result.code);
    if (!result.ok) return;
    setOpen(false);
    setDraft(nothingYet);
  };
  return {
    open: () => setOpen(true),
    dialog: isOpen ? (
      <VoiceDialog
        draft={draft}
        themes={recentThemes(voices?.values() ?? [], shownThemes)}
        problem={problem}
        busy={isSaving}
        onChange={setDraft}
        onSave={(sort) => void save(sort)}
        onClose={() => setOpen(false)}
      />
    ) : null,
  };
}

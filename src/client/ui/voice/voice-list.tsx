import { RotateCcw, X } from 'lucide';
import { useState } from 'preact/hooks';
import { dayLong } from '../../../domain/day-words.ts';
import { voiceChannels, voiceSorts } from '../../../domain/kinds.ts';
import { mayWrite } from '../../../domain/roles.ts';
import { isStruck, voiceVoidWrite } from '../../../domain/voice.ts';
import { useApp } from '../../app.ts';
import { locale, t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import { SaveState } from '../parts/save-state.tsx';
import type { RecordView } from '../use.ts';
import './voice.css';

interface VoiceListProps {
  /** In the order in which they are shown, also those struck out. */
  readonly voices: readonly RecordView[];
  /** Absent: the list is of one event, and need not say which, nor when. */
  readonly events?: ReadonlyMap<string, RecordView> | undefined;
}

/** What people said. Each can be struck out: then it stays in its place, with the way back, as long as the list is looked at. */
export function VoiceList({ voices, events }: VoiceListProps) {
  const { store } = useApp();
  const [struckHere, setStruckHere] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<string>();
  const shown = voices.filter(({ id, fields }) => !isStruck(fields) || struckHere.includes(id));
  const strike = async (id: string, isVoid: boolean) => {
    setStruckHere((all) => [...all, id]);
    const result = await store.write([voiceVoidWrite(id, isVoid)]);
    setProblem(result.ok ? undefined : result.code);
  };
  return (
    <>
      {problem !== undefined && <ProblemBanner code={problem} />}
      {shown.length > 0 && (
        <ul class="sheet">
          {shown.map((voice) => (
            <VoiceRow key={voice.id} voice={voice} events={events} onStrike={strike} />
          ))}
        </ul>
      )}
    </>
  );
}

interface VoiceRowProps extends Pick<VoiceListProps, 'events'> {
  readonly voice: RecordView;
  readonly onStrike: (id: string, isVoid: boolean) => Promise<void>;
}

function VoiceRow({ voice, events, onStrike }: VoiceRowProps) {
  const { session } = useApp();
  const text = String(voice.fields['text']);
  const struck = isStruck(voice.fields);
  return (
    <li class="voice">
      <p>{struck ? <s>{text}</s> : text}</p>
      <p class="quiet small">
        {factsOf(voice, events !== undefined)}
        <EventLink voice={voice} events={events} />
      </p>
      <div class="voice-foot">
        <SaveState record={voice} />
        {mayWrite(session.role, 'voice', 'void') && (
          <Button
            look="quiet"
            icon={struck ? RotateCcw : X}
            label={t(struck ? 'voice.restore.label' : 'voice.strike.label', { text })}
            onClick={() => void onStrike(voice.id, !struck)}
          >
            {struck ? t('voice.restore') : t('voice.strike')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** "Potrzeba · ławki · Przez telefon · 22 marca 2024 r.": what most voices are, heard in person, is not said. */
function factsOf({ fields }: RecordView, withDay: boolean): string {
  const sort = voiceSorts.find((each) => each === fields['sort']);
  const channel = voiceChannels.find((each) => each === fields['channel']);
  return [
    sort === undefined ? [] : t(`voice.sort.${sort}`),
    typeof fields['theme'] === 'string' ? fields['theme'] : [],
    channel === undefined || channel === 'inPerson' ? [] : t(`voice.channel.${channel}`),
    withDay && typeof fields['day'] === 'string' ? dayLong(fields['day'], locale()) : [],
  ]
    .flat()
    .join(' · ');
}

function EventLink({ voice, events }: Pick<VoiceRowProps, 'voice' | 'events'>) {
  const event = events?.get(String(voice.fields['event'] ?? ''));
  if (event === undefined) return null;
  return (
    <>
      {' · '}
      <a href={`/event/${event.id}`}>{String(event.fields['title'] ?? '')}</a>
    </>
  );
}

import { MessageSquareText, Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { type VoiceSort, voiceChannels, voiceSorts } from '../../../domain/kinds.ts';
import { mayWrite } from '../../../domain/roles.ts';
import {
  isStruck,
  latestFirst,
  themeKey,
  type Voices,
  voicesOf,
  voiceYear,
  voiceYears,
} from '../../../domain/voice.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import { Empty, Loading } from '../parts/empty.tsx';
import { ChoiceField } from '../parts/field.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { type RecordView, useRecords } from '../use.ts';
import { useAddingVoice } from '../voice/use-adding-voice.tsx';
import { VoiceList } from '../voice/voice-list.tsx';
import { voicesWords } from '../voice/voice-words.ts';

/** What people said in a year, at events and elsewhere, and how often about what. */
export function VoicesPage() {
  const { session, clock } = useApp();
  const { query } = useLocation();
  const voices = useRecords('voice');
  const events = useRecords('event');
  const adding = useAddingVoice();
  const now = Number(clock.today().slice(0, 4));
  const [year, setYear] = useState(Number(query['year'] ?? now));
  if (voices === undefined || events === undefined) {
    return (
      <div class="page">
        <PageHead title={t('voices.title')} />
        <Loading label={t('app.loading')} />
      </div>
    );
  }
  const ofYear = voicesOf(voices.values(), year);
  const years = [...new Set([now, year, ...voiceYears(voices.values())])].sort((a, b) => b - a);
  const isAllowed = mayWrite(session.role, 'voice', 'text');
  const add = isAllowed && (
    <Button look="main" icon={Plus} onClick={adding.open}>
      {t('voice.add')}
    </Button>
  );
  return (
    <div class="page">
      <PageHead title={t('voices.title')}>
        <p class="quiet">{t('voices.lead')}</p>
      </PageHead>
      {years.length > 1 && (
        <SelectField
          label={t('voices.year')}
          value={String(year)}
          options={years.map((each) => [String(each), String(each)])}
          onChoose={(chosen) => setYear(Number(chosen))}
        />
      )}
      {ofYear.all.length > 0 && <Counts voices={ofYear} />}
      {ofYear.all.length > 0 && <div class="actions">{add}</div>}
      <Shown
        key={year}
        all={latestFirst(voices.values()).filter(({ fields }) => voiceYear(fields) === year)}
        ofYear={ofYear}
        events={events}
      />
      {ofYear.all.length === 0 && (
        <Empty
          icon={MessageSquareText}
          title={t('voices.empty')}
          {...(isAllowed ? { text: t('voices.empty.text') } : {})}
        >
          {add}
        </Empty>
      )}
      {adding.dialog}
    </div>
  );
}

function Counts({ voices }: { readonly voices: Voices }) {
  const channels = voiceChannels.filter((channel) => voices.byChannel[channel] > 0);
  const words = channels.map((channel) =>
    t('voices.channel', { channel: t(`voice.channel.${channel}`), count: voices.byChannel[channel] }),
  );
  return (
    <div class="stack">
      <p>
        <strong class="digits">{voicesWords(voices)}</strong>
      </p>
      <p class="quiet small digits">{words.join(' · ')}</p>
    </div>
  );
}

interface ShownProps {
  /** Of the year, the latest first, also those struck out. */
  readonly all: readonly RecordView[];
  readonly ofYear: Voices;
  readonly events: ReadonlyMap<string, RecordView>;
}

/** The list, and what narrows it. */
function Shown({ all, ofYear, events }: ShownProps) {
  const [sort, setSort] = useState<VoiceSort | 'all'>('all');
  const [theme, setTheme] = useState('');
  const isShown = ({ fields }: RecordView) =>
    (sort === 'all' || fields['sort'] === sort) && (theme === '' || themeKey(fields) === theme);
  const shown = all.filter(isShown);
  const count = shown.filter(({ fields }) => !isStruck(fields)).length;
  const isNarrowed = sort !== 'all' || theme !== '';
  return (
    <>
      {ofYear.all.length > 1 && (
        <ChoiceField
          label={t('voices.sort')}
          inline
          value={sort}
          onChoose={setSort}
          options={(['all', ...voiceSorts] as const).map((value) => ({
            value,
            label: value === 'all' ? t('voices.sort.all') : t(`voice.sort.${value}`),
          }))}
        />
      )}
      {(ofYear.themes.length > 1 || theme !== '') && (
        <SelectField
          label={t('voice.theme')}
          value={theme}
          options={[
            ['', t('voices.theme.all')],
            ...ofYear.themes.map(
              (each) => [each.key, t('voices.theme.some', { theme: each.name, count: each.count })] as const,
            ),
          ]}
          onChoose={setTheme}
        />
      )}
      <p role="status" class={isNarrowed ? 'quiet' : 'unseen'}>
        {isNarrowed && (count === 0 ? t('voices.noneFound') : t('voices.found', { count }))}
      </p>
      <VoiceList voices={shown} events={events} />
    </>
  );
}

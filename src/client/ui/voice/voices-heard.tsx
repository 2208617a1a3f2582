import { Plus } from 'lucide';
import { classesOf, mayWrite } from '../../../domain/roles.ts';
import { isStruck, latestFirst } from '../../../domain/voice.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import '../parts/fold.css';
import { type RecordView, useInEvent } from '../use.ts';
import { VoiceList } from './voice-list.tsx';

interface VoicesHeardProps {
  readonly event: RecordView;
  readonly onAdd: () => void;
}

/** What people said at an event: folded while it is counted, in sight when it is over. */
export function VoicesHeard({ event, onAdd }: VoicesHeardProps) {
  const { session } = useApp();
  const voices = useInEvent('voice', event.id);
  if (voices === undefined || !classesOf(session.role, session.authorised).includes('team')) return null;
  const all = latestFirst(voices.values());
  const count = all.filter(({ fields }) => !isStruck(fields)).length;
  const title = <h2>{count === 0 ? t('voice.title') : t('voice.title.count', { count })}</h2>;
  const inside = (
    <div class="stack">
      {count === 0 && <p class="quiet">{t('voice.none')}</p>}
      <VoiceList voices={all} />
      {mayWrite(session.role, 'voice', 'text') && (
        <div class="actions">
          <Button icon={Plus} onClick={onAdd}>
            {t('voice.add')}
          </Button>
        </div>
      )}
    </div>
  );
  if (event.fields['state'] !== 'running') {
    return (
      <section class="section">
        {title}
        {inside}
      </section>
    );
  }
  return (
    <details class="fold">
      <summary>{title}</summary>
      {inside}
    </details>
  );
}

import {
  CloudCheck,
  CloudDownload,
  CloudOff,
  CloudUpload,
  type IconNode,
  RefreshCw,
  Smartphone,
  TriangleAlert,
} from 'lucide';
import { formatAmount } from '../../../domain/amount.ts';
import { locale, t } from '../../locales/t.ts';
import { type SyncView, useSync } from '../use.ts';
import { Icon } from './icon.tsx';
import './sync-light.css';

type Light = {
  readonly tone: 'good' | 'calm' | 'warn' | 'bad';
  readonly icon: IconNode;
  readonly words: string;
  readonly spoken: string;
};

/** What the light says: the worst first, and never "sent" while something is on this phone only. */
export function lightOf(sync: SyncView): Light {
  if (sync.phase === 'enrolAgain') return light('bad', CloudOff, t('light.off'));
  if (sync.refused > 0) {
    return light('bad', TriangleAlert, t('light.refused', { count: sync.refused }), t('light.refusedWord'));
  }
  if (sync.unsent > 0) {
    const icon = sync.phase === 'sending' ? CloudUpload : Smartphone;
    return light('warn', icon, t('light.waiting', { count: sync.unsent }), t('light.waitingWord'));
  }
  if (sync.downloaded !== undefined) {
    const count = formatAmount(sync.downloaded, 1, locale());
    return light('calm', CloudDownload, t('light.downloading', { count }), t('light.downloadingWord'));
  }
  if (sync.problem === 'paused') return light('calm', CloudOff, t('light.paused'));
  if (sync.problem === 'not-confirmed') return light('calm', CloudOff, t('light.unconfirmed'));
  if (sync.lastAnswerAt !== undefined) return light('good', CloudCheck, t('light.sent'));
  return sync.phase === 'sending'
    ? light('calm', RefreshCw, t('light.sending'))
    : light('calm', CloudOff, t('light.never'));
}

function light(tone: Light['tone'], icon: IconNode, words: string, spoken = words): Light {
  return { tone, icon, words, spoken };
}

/** One place on every screen; opens the page that tells the whole. Readers hear a change of state, not every count. */
export function SyncLight() {
  const { tone, icon, words, spoken } = lightOf(useSync());
  return (
    <>
      <a class={`sync-light sync-light-${tone}`} href="/sync">
        <Icon of={icon} />
        <span>{words}</span>
      </a>
      <span class="unseen" role="status">
        {spoken}
      </span>
    </>
  );
}

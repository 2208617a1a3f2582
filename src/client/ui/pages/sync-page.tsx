import { CloudUpload, Smartphone, TriangleAlert } from 'lucide';
import { formatAmount } from '../../../domain/amount.ts';
import { dayOf } from '../../../domain/day.ts';
import { dayLong } from '../../../domain/day-words.ts';
import { useApp } from '../../app.ts';
import { locale, plural, t } from '../../locales/t.ts';
import { problemWords } from '../messages.ts';
import { Banner } from '../parts/banner.tsx';
import { Button, LinkButton } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { lightOf } from '../parts/sync-light.tsx';
import { TraySection } from '../tray/tray.tsx';
import { type SyncView, useAppState, useSync } from '../use.ts';
import './sync-page.css';

const dayMs = 86_400_000;

/** The truth about where the work is: only here, at the office since when, or not accepted. */
export function SyncPage() {
  const { syncer } = useApp();
  const sync = useSync();
  const { tone, icon, spoken } = lightOf(sync);
  return (
    <div class="page">
      <PageHead title={t('sync.title')} />
      <div class={`sync-state sync-state-${tone}`}>
        <Icon of={icon} large />
        <p class="sync-state-words">{stateWords(sync, spoken)}</p>
        {sync.downloaded !== undefined && (
          <p role="status">
            {plural('sync.downloaded', sync.downloaded, { number: formatAmount(sync.downloaded, 1, locale()) })}
          </p>
        )}
      </div>
      <Button look="main" icon={CloudUpload} wide busy={sync.phase === 'sending'} onClick={() => syncer.now()}>
        {sync.phase === 'sending' ? t('light.sending') : t('sync.sendNow')}
      </Button>
      <NotInstalled sync={sync} />
      <Facts sync={sync} />
      {sync.problem !== undefined && <Problem code={sync.problem} />}
      <TraySection />
    </div>
  );
}

/** "The same" is said only when the fingerprints of both copies said so. */
function stateWords(sync: SyncView, spoken: string): string {
  if (sync.unsent > 0 || sync.refused > 0 || sync.phase === 'enrolAgain') return spoken;
  if (sync.same === true) return t('sync.same');
  return sync.lastAnswerAt !== undefined && sync.phase === 'sending' ? t('sync.comparing') : spoken;
}

function Facts({ sync }: { readonly sync: SyncView }) {
  const when = useMoment();
  const isAtOffice = sync.lastAnswerAt !== undefined && sync.refused + sync.held === 0;
  return (
    <dl class="sheet sync-facts">
      <div class="sheet-body">
        <dt>{t('sync.here')}</dt>
        <dd>
          {sync.unsent > 0
            ? plural('sync.here.count', sync.unsent)
            : isAtOffice
              ? t('sync.here.none')
              : t('sync.refused.none')}
          {sync.oldestUnsentAt !== undefined && ` ${t('sync.here.oldest', { when: when(sync.oldestUnsentAt) })}`}
        </dd>
      </div>
      <div class="sheet-body">
        <dt>{t('sync.answered')}</dt>
        <dd>{sync.lastAnswerAt === undefined ? t('sync.answered.never') : when(sync.lastAnswerAt)}</dd>
      </div>
      {sync.held > 0 && (
        <div class="sheet-body">
          <dt>{t('sync.held')}</dt>
          <dd>{t('sync.held.text', { count: sync.held })}</dd>
        </div>
      )}
      <div class="sheet-body">
        <dt>{t('sync.refused')}</dt>
        <dd>{sync.refused === 0 ? t('sync.refused.none') : plural('sync.refused.count', sync.refused)}</dd>
      </div>
    </dl>
  );
}

/** Why the last try failed. No network is no fault: it is said calmly. */
function Problem({ code }: { readonly code: string }) {
  const { what, safe, next } = problemWords(code);
  return (
    <Banner
      tone={code === 'no-network' ? 'calm' : 'warn'}
      icon={code === 'no-network' ? Smartphone : TriangleAlert}
      live
      action={code === 'not-enrolled' ? <LinkButton href="/enrol">{t('enrol.go')}</LinkButton> : undefined}
    >
      <p>
        <strong>{what}</strong>
      </p>
      <p>{[safe, next].join(' ')}</p>
    </Banner>
  );
}

/** A browser may clear the pages it visits; an installed app is kept. Said when it begins to matter. */
function NotInstalled({ sync }: { readonly sync: SyncView }) {
  const { clock } = useApp();
  const installed = useAppState((view) => view.installed);
  if (installed || sync.oldestUnsentAt === undefined || clock.now() - sync.oldestUnsentAt < dayMs) return null;
  return (
    <Banner
      tone="warn"
      icon={TriangleAlert}
      action={<LinkButton href="/more#install">{t('sync.howToInstall')}</LinkButton>}
    >
      <p>
        <strong>{t('sync.notInstalled')}</strong>
      </p>
      <p>{t('sync.notInstalled.text')}</p>
    </Banner>
  );
}

/** "dziś, 14:32" or "22 marca 2024 r., 14:32". */
function useMoment(): (ms: number) => string {
  const { clock } = useApp();
  return (ms) => {
    const day = dayOf(ms, clock.zone);
    const date = day === clock.today() ? t('sync.today') : dayLong(day, locale());
    return `${date}, ${clock.time(ms)}`;
  };
}

import { CloudUpload, Download, Smartphone, TriangleAlert } from 'lucide';
import { dayOf } from '../../../domain/day.ts';
import { dayLong } from '../../../domain/day-words.ts';
import { useApp } from '../../app.ts';
import { locale, plural, t } from '../../locales/t.ts';
import { problemWords } from '../messages.ts';
import { Banner } from '../parts/banner.tsx';
import { Button, LinkButton } from '../parts/button.tsx';
import { Loading } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { lightOf } from '../parts/sync-light.tsx';
import { saveFile } from '../save-file.ts';
import { type SyncView, useAppState, useRefused, useSync } from '../use.ts';
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
        <p class="sync-state-words">{spoken}</p>
      </div>
      <Button look="main" icon={CloudUpload} wide busy={sync.phase === 'sending'} onClick={() => syncer.now()}>
        {sync.phase === 'sending' ? t('light.sending') : t('sync.sendNow')}
      </Button>
      <NotInstalled sync={sync} />
      <Facts sync={sync} />
      {sync.problem !== undefined && <Problem code={sync.problem} />}
      <Refused count={sync.refused} />
    </div>
  );
}

function Facts({ sync }: { readonly sync: SyncView }) {
  const when = useMoment();
  return (
    <dl class="sheet sync-facts">
      <div class="sheet-body">
        <dt>{t('sync.here')}</dt>
        <dd>
          {sync.unsent === 0 ? t('sync.here.none') : plural('sync.here.count', sync.unsent)}
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

/** What the office did not accept: it left the lists, and stays here whole. */
function Refused({ count }: { readonly count: number }) {
  const { session } = useApp();
  const refused = useRefused();
  const when = useMoment();
  if (count === 0) return null;
  if (refused === undefined) return <Loading label={t('app.loading')} />;
  const save = () =>
    saveFile(`teren-${session.deviceName}.json`, JSON.stringify({ office: session.office, refused }, null, 2));
  return (
    <section class="section">
      <h2>{t('sync.refused')}</h2>
      <p class="section-lead">{t('sync.refused.lead')}</p>
      <ul class="sheet">
        {refused.map(({ key, code, at, change }) => (
          <li key={key} class="sheet-body">
            <p>
              <strong>{kindWords(change?.kind)}</strong> · {when(at)}
            </p>
            <p>{problemWords(code).what}</p>
          </li>
        ))}
      </ul>
      <div class="actions">
        <Button icon={Download} onClick={save}>
          {t('sync.refused.save')}
        </Button>
      </div>
    </section>
  );
}

const namedKinds = [
  'plan',
  'activity',
  'event',
  'sheet',
  'tally',
  'volunteer',
  'presence',
  'group',
  'measure',
  'partner',
] as const;

function kindWords(kind: string | undefined): string {
  const named = namedKinds.find((each) => each === kind);
  return named === undefined ? t('kind.other') : t(`kind.${named}`);
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

import { CirclePause, Clock, Smartphone, TriangleAlert, UserRoundCog } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { dayOf } from '../../../domain/day.ts';
import { dayShort } from '../../../domain/day-words.ts';
import { classesOf } from '../../../domain/roles.ts';
import type { Session } from '../../../sync/protocol.ts';
import { useApp } from '../../app.ts';
import { locale, plural, t } from '../../locales/t.ts';
import { problemWords } from '../messages.ts';
import { useAppState, useSync } from '../use.ts';
import { Banner } from './banner.tsx';
import { Button, LinkButton } from './button.tsx';
import { RescueButton } from './rescue-button.tsx';
import './trouble.css';

/**
 * What the browser or the phone does not do as it should, above the page. While an event is counted only what concerns
 * the copy itself is said: nothing else is worth moving a tile.
 */
export function TroubleNotices() {
  const { path } = useLocation();
  const isCounting = path.startsWith('/event/');
  return (
    <div class="notices trouble-notices">
      <Disk />
      <LostCopy />
      {!isCounting && <NotExchanging />}
      <ChangedRights />
      {!isCounting && <WrongClock />}
      {!isCounting && <NotKept />}
    </div>
  );
}

function Disk() {
  const trouble = useAppState((view) => view.trouble);
  if (trouble === undefined) return null;
  return (
    <Banner
      tone="bad"
      icon={TriangleAlert}
      live
      action={
        <div class="actions">
          <Button onClick={() => location.reload()}>{t('trouble.reload')}</Button>
          {trouble === 'disk-broken' && <RescueButton />}
        </div>
      }
    >
      <Words title={t(`trouble.${trouble}`)}>
        {t(`trouble.${trouble}.text`)} {t(`trouble.${trouble}.next`)}
      </Words>
    </Banner>
  );
}

/** The office exchanges nothing with this device until a clerk says so; counting goes on. */
function NotExchanging() {
  const { problem } = useSync();
  if (problem !== 'paused' && problem !== 'not-confirmed') return null;
  const { what, safe, next } = problemWords(problem);
  return (
    <Banner tone="calm" icon={CirclePause} live>
      <Words title={what}>
        {safe} {next}
      </Words>
    </Banner>
  );
}

/** The browser threw the copy away although something was unsent: how much, and when it was last written. */
function LostCopy() {
  const { clock, state } = useApp();
  const lost = useAppState((view) => view.lost);
  if (lost === undefined) return null;
  const day = dayOf(lost.at, clock.zone);
  const time = clock.time(lost.at);
  const when = day === clock.today() ? time : `${dayShort(day, locale())}, ${time}`;
  return (
    <Banner
      tone="bad"
      icon={TriangleAlert}
      live
      action={<Button onClick={() => state.getState().forgetLost()}>{t('lost.read')}</Button>}
    >
      <Words title={t('lost.title')}>
        {plural('lost.text', lost.unsent, { when })} {t('lost.next')}
      </Words>
    </Banner>
  );
}

/** The screens follow at once; what is being typed stays until the person loads the page anew. */
function ChangedRights() {
  const { session, state, person } = useApp();
  const before = useAppState((view) => view.rightsBefore);
  if (before === undefined) return null;
  const read = async () => {
    state.setState({ rightsBefore: undefined });
    await (await person()).readRights();
  };
  return (
    <Banner
      tone="calm"
      icon={UserRoundCog}
      live
      action={
        <div class="actions">
          <Button onClick={() => read().then(() => location.reload())}>{t('rights.reload')}</Button>
          <Button look="quiet" onClick={read}>
            {t('rights.read')}
          </Button>
        </div>
      }
    >
      <Words title={t('rights.changed', { role: t(`role.${session.role}`) })}>{rightsWords(before, session)}</Words>
    </Banner>
  );
}

type Rights = Pick<Session, 'role' | 'authorised'>;

function rightsWords(before: Rights, now: Rights): string {
  const had = classesOf(before.role, before.authorised).length;
  const has = classesOf(now.role, now.authorised).length;
  const seen = has < had ? t('rights.less') : has > had ? t('rights.more') : '';
  return `${t(`role.${now.role}.may`)} ${now.authorised ? '' : t('rights.unauthorised')} ${seen}`.replace(/ +/g, ' ');
}

const minuteMs = 60_000;
/** Below this nobody's day or hour is wrong. */
const toleranceMs = 5 * minuteMs;

function WrongClock() {
  const { store } = useApp();
  useSync(); // Each answer of the office measures anew.
  const apart = Math.abs(store.offset);
  if (apart <= toleranceMs) return null;
  return (
    <Banner tone="warn" icon={Clock} live>
      <Words title={t('clock.title', { difference: spanWords(apart) })}>{t('clock.text')}</Words>
    </Banner>
  );
}

/** A span of time in its largest unit that is at least two, rounded. */
function spanWords(ms: number): string {
  const minutes = Math.round(ms / minuteMs);
  const hours = Math.round(minutes / 60);
  const days = Math.round(hours / 24);
  if (days >= 730) return plural('clock.years', Math.round(days / 365.25));
  if (hours >= 48) return plural('clock.days', days);
  if (minutes >= 120) return plural('clock.hours', hours);
  return plural('clock.minutes', minutes);
}

/** The browser gave no promise, and these entries are nowhere else for a while now. */
function NotKept() {
  const { store } = useApp();
  const { oldestUnsentAt } = useSync();
  const persisted = useAppState((view) => view.persisted);
  const installed = useAppState((view) => view.installed);
  const isPromised = installed || persisted === 'granted' || persisted === 'unknown';
  if (isPromised || oldestUnsentAt === undefined || store.stampTime() - oldestUnsentAt < toleranceMs) return null;
  return (
    <Banner
      tone="warn"
      icon={Smartphone}
      live
      action={<LinkButton href="/more#install">{t('sync.howToInstall')}</LinkButton>}
    >
      <Words title={t('keep.title')}>{t('keep.text')}</Words>
    </Banner>
  );
}

function Words({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <>
      <p>
        <strong>{title}</strong>
      </p>
      <p>{children}</p>
    </>
  );
}

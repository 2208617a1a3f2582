/** The frame around every page: the line at the top with the way back and the light, the places, what runs, what to know. */
import { Building2, Download, FlaskConical, TriangleAlert } from 'lucide';
import type { AnyComponent, ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ErrorBoundary, lazy, Route, Router, useLocation } from 'preact-iso';
import { useApp } from '../app.ts';
import { loadAllWords, t, useLocale } from '../locales/t.ts';
import { TodayPage } from './pages/today-page.tsx';
import { Back, useHistoryDepth } from './parts/back.tsx';
import { Banner } from './parts/banner.tsx';
import { Button, LinkButton } from './parts/button.tsx';
import { Empty } from './parts/empty.tsx';
import { Icon } from './parts/icon.tsx';
import { PageHead } from './parts/page-head.tsx';
import { PlacesBar, placeOf } from './parts/places-bar.tsx';
import { RunningBar } from './parts/running-bar.tsx';
import { SyncLight } from './parts/sync-light.tsx';
import { useAppState } from './use.ts';
import './tokens.css';
import './base.css';
import './shell.css';

/** What troubles the app; without it the pages work all the same. */
const TroubleNotices = lazy(async () => {
  const [{ TroubleNotices: Notices }] = await Promise.all([import('./parts/trouble-notices.tsx'), loadAllWords()]);
  return Notices;
});

/** A page that comes when it is asked for, together with the words that the first screen did without. */
function lazyPage(load: () => Promise<AnyComponent>): AnyComponent {
  const loadBoth = async () => (await Promise.all([load(), loadAllWords()]))[0];
  return lazy(() =>
    loadBoth().catch((error: unknown) => {
      console.error('A page did not load', error);
      return FailedPage;
    }),
  );
}

const PlanPage = lazyPage(async () => (await import('./pages/plan-page.tsx')).PlanPage);
const EventPage = lazyPage(async () => (await import('./pages/event-page.tsx')).EventPage);
const ActivityPage = lazyPage(async () => (await import('./pages/activity-page.tsx')).ActivityPage);
const ClubPage = lazyPage(async () => (await import('./pages/club-page.tsx')).ClubPage);
const VolunteerPage = lazyPage(async () => (await import('./pages/volunteer-page.tsx')).VolunteerPage);
const MorePage = lazyPage(async () => (await import('./pages/more-page.tsx')).MorePage);
const SyncPage = lazyPage(async () => (await import('./pages/sync-page.tsx')).SyncPage);
const DeskPage = lazyPage(async () => (await import('./pages/desk-page.tsx')).DeskPage);
const CheckPage = lazyPage(async () => (await import('./pages/check-page.tsx')).CheckPage);
const PeoplePage = lazyPage(async () => (await import('./pages/people-page.tsx')).PeoplePage);
const LostReportPage = lazyPage(async () => (await import('./pages/lost-report-page.tsx')).LostReportPage);
const VoicesPage = lazyPage(async () => (await import('./pages/voices-page.tsx')).VoicesPage);
const HoldingsPage = lazyPage(async () => (await import('./pages/lost-report-page.tsx')).HoldingsPage);
const PaperPages = lazyPage(async () => (await import('./pages/paper-pages.tsx')).PaperPages);

const EnrolPage = lazyPage(async () => (await import('./pages/enrol-page.tsx')).EnrolPage);
const ChangePersonPage = lazyPage(async () => (await import('./pages/change-person-page.tsx')).ChangePersonPage);

/** Everything below the app's context. Another language draws it anew. */
export function Shell() {
  const language = useLocale();
  useHistoryDepth();
  const { session } = useApp();
  return (
    <div class="shell" key={language}>
      <a class="skip" href="#main">
        {t('app.skip')}
      </a>
      <TopLine />
      <nav class="dock" aria-label={t('place.list')}>
        <p class="brand">{t('app.name')}</p>
        <RunningBar />
        <PlacesBar role={session.role} />
      </nav>
      <main id="main" tabIndex={-1}>
        <Notices />
        <ErrorBoundary>
          <TroubleNotices />
        </ErrorBoundary>
        <Guarded>
          <Router>
            <Route path="/" component={TodayPage} />
            <Route path="/plan" component={PlanPage} />
            <Route path="/plan/:id" component={ActivityPage} />
            <Route path="/event/:id" component={EventPage} />
            <Route path="/paper/*" component={PaperPages} />
            <Route path="/club" component={ClubPage} />
            <Route path="/club/:id" component={VolunteerPage} />
            <Route path="/more" component={MorePage} />
            <Route path="/sync" component={SyncPage} />
            <Route path="/voices" component={VoicesPage} />
            <Route path="/desk" component={DeskPage} />
            <Route path="/desk/check" component={CheckPage} />
            <Route path="/desk/people" component={PeoplePage} />
            <Route path="/desk/people/lost/:device" component={LostReportPage} />
            <Route path="/desk/people/held/:device" component={HoldingsPage} />
            <Route path="/desk/devices" component={ToPeople} />
            <Route path="/enrol" component={EnrolPage} />
            <Route path="/person" component={ChangePersonPage} />
            <Route default component={NotFoundPage} />
          </Router>
        </Guarded>
      </main>
    </div>
  );
}

const places: readonly string[] = ['/', '/plan', '/club', '/more', '/desk'];

function TopLine() {
  const { path } = useLocation();
  const { session } = useApp();
  return (
    <header class="top-line">
      {places.includes(path) ? (
        <a class="office-name" href="/more" aria-label={t('app.here', { office: session.officeName })}>
          <Icon of={Building2} />
          <span>{session.officeName}</span>
        </a>
      ) : (
        <Back above={placeOf(path) === path ? '/' : placeOf(path)} />
      )}
      <SyncLight />
    </header>
  );
}

function Notices() {
  const { session, state } = useApp();
  const updateReady = useAppState((view) => view.updateReady);
  if (!session.example && !updateReady) return null;
  const apply = (
    <Button look="main" onClick={() => state.getState().applyUpdate()}>
      {t('app.update.apply')}
    </Button>
  );
  return (
    <div class="notices">
      {updateReady && (
        <Banner tone="calm" icon={Download} live action={apply}>
          <p>{t('app.update')}</p>
        </Banner>
      )}
      {session.example && (
        <p class="example-line">
          <Icon of={FlaskConical} /> {t('app.example')}
        </p>
      )}
    </div>
  );
}

/** A page whose code did not come, or that broke, takes nothing else down: the work is on the disk. */
function Guarded({ children }: { readonly children: ComponentChildren }) {
  const { url } = useLocation();
  const [failedAt, fail] = useState<string>();
  if (failedAt === url) return <FailedPage />;
  return (
    <ErrorBoundary
      onError={(error) => {
        console.error('A page failed', error);
        fail(url);
      }}
    >
      {children}
    </ErrorBoundary>
  );
}

function FailedPage() {
  const again = <Button onClick={() => location.reload()}>{t('app.retry')}</Button>;
  return (
    <div class="page">
      <PageHead title={t('app.pageFailed')} />
      <Banner tone="bad" icon={TriangleAlert} action={again}>
        <p>{t('app.pageFailed.text')}</p>
      </Banner>
    </div>
  );
}

/** Where the list of devices once was: kept for bookmarks. */
function ToPeople() {
  const { route } = useLocation();
  useEffect(() => route('/desk/people', true), [route]);
  return null;
}

function NotFoundPage() {
  return (
    <div class="page">
      <PageHead title={t('app.notFound')} />
      <Empty icon={TriangleAlert} title={t('app.notFound.text')}>
        <LinkButton href="/">{t('app.toToday')}</LinkButton>
      </Empty>
    </div>
  );
}

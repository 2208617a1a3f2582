import { Copy, Printer } from 'lucide';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { useApp } from '../../app.ts';
import type { Holdings } from '../../desk.ts';
import { t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import { Loading } from '../parts/empty.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import { heldReport, type LostReport, lostReport, reportText } from '../people/lost-report.ts';
import '../people/lost-report.css';

/** What a clerk hands to the data protection officer when a phone is lost. Needs the office's answer. */
export function LostReportPage() {
  return <ReportPage title={t('report.title')} about={t('report.about')} reportOf={lostReport} />;
}

/** What can be on a device that is in use. */
export function HoldingsPage() {
  return <ReportPage title={t('report.title.now')} about={t('report.about.now')} reportOf={heldReport} />;
}

interface ReportPageProps {
  readonly title: string;
  readonly about: string;
  readonly reportOf: typeof lostReport;
}

function ReportPage({ title, about, reportOf }: ReportPageProps) {
  const { session } = useApp();
  const device = useRoute().params['device'] ?? '';
  return (
    <div class="page">
      <PageHead title={title} kicker={t('people.title')} />
      {session.role === 'clerk' ? (
        <Report key={device} device={device} about={about} reportOf={reportOf} />
      ) : (
        <p>{t('people.clerkOnly')}</p>
      )}
    </div>
  );
}

function Report({ device, about, reportOf }: Omit<ReportPageProps, 'title'> & { readonly device: string }) {
  const { desk, clock, session } = useApp();
  const [holdings, setHoldings] = useState<Holdings>();
  const [problem, setProblem] = useState<string>();
  const load = useCallback(async () => {
    const answer = await desk.holdings(device);
    setProblem(answer.ok ? undefined : answer.code);
    if (answer.ok) setHoldings(answer.holdings);
  }, [desk, device]);
  useEffect(() => void load(), [load]);
  if (problem === 'not-found') return <p>{t('report.gone')}</p>;
  if (problem !== undefined) return <ProblemBanner code={problem} />;
  if (holdings === undefined) return <Loading label={t('app.loading')} />;
  const { officeName } = session;
  const report = reportOf({ holdings, officeName, nowMs: clock.now(), zone: clock.zone });
  return (
    <>
      <p class="quiet lost-about">{about}</p>
      <Tools report={report} />
      <article class="sheet lost-report">
        <div class="sheet-body">
          <h2>{report.heading}</h2>
          {report.lead.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
        {report.sections.map(({ heading, lines }) => (
          <section key={heading} class="sheet-body">
            <h3>{heading}</h3>
            <ul class="lost-lines">
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        ))}
      </article>
    </>
  );
}

function Tools({ report }: { readonly report: LostReport }) {
  const [said, say] = useState('');
  const copy = () => {
    // Absent where the page did not come by https.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    const copied = clipboard?.writeText(reportText(report)) ?? Promise.reject(new Error('no clipboard'));
    copied.then(
      () => say(t('report.copied')),
      () => say(t('report.copyFailed')),
    );
  };
  return (
    <div class="lost-tools">
      <div class="actions">
        <Button look="main" icon={Copy} onClick={copy}>
          {t('report.copy')}
        </Button>
        <Button icon={Printer} onClick={() => print()}>
          {t('report.print')}
        </Button>
      </div>
      <p role="status" class="quiet small">
        {said}
      </p>
    </div>
  );
}

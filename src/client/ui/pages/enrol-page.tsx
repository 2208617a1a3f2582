import { useApp } from '../../app.ts';
import { plural, t } from '../../locales/t.ts';
import { JoinForm } from '../parts/join-form.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { useSync } from '../use.ts';

/** The office does not know this phone any more: a code, typed here in the app, brings its person back to the same copy. */
export function EnrolPage() {
  const { person, session } = useApp();
  const { unsent } = useSync();
  return (
    <div class="page">
      <PageHead title={t('enrol.title')}>
        <p class="quiet">{t('enrol.text')}</p>
      </PageHead>
      {unsent > 0 && <p>{plural('enrol.unsent', unsent)}</p>}
      <JoinForm name={session.deviceName} enrol={async (request) => (await person()).enrol(request)} />
    </div>
  );
}

import { Lock, TriangleAlert } from 'lucide';
import { useState } from 'preact/hooks';
import { useApp } from '../../app.ts';
import { plural, t } from '../../locales/t.ts';
import { Banner } from '../parts/banner.tsx';
import { Button } from '../parts/button.tsx';
import { SetUpForm } from './set-up-form.tsx';
import { TryForm } from './try-form.tsx';
import { useLock } from './use-lock.ts';

/** Opens the contacts of this phone, or says why they are not here. Nothing while they are open and the office knows the lock. */
export function LockPanel() {
  const { session, lock } = useApp();
  const { state, kind, leasedOut, lockedOut } = useLock();
  if (state === 'open') return lockedOut ? <NotKnown /> : null;
  return (
    <section class="sheet">
      <div class="sheet-body stack">
        <h2>{t(state === 'locked' ? 'lock.title' : 'lock.title.none')}</h2>
        {state === 'unset' && <p>{t('lock.unset')}</p>}
        {state === 'dropped' && (
          <Banner tone="warn" icon={TriangleAlert} live>
            <p>{t('lock.dropped')}</p>
          </Banner>
        )}
        {state === 'locked' && leasedOut && <p>{plural('lock.leasedOut', session.leaseDays)}</p>}
        {state === 'locked' ? (
          <TryForm kind={kind ?? 'pin'} words={t('lock.open')} onTry={(secret) => lock.unlock(secret)} />
        ) : (
          <NewLock />
        )}
      </div>
    </section>
  );
}

function NewLock() {
  const [isOpen, open] = useState(false);
  if (isOpen) return <SetUpForm />;
  return (
    <div class="actions">
      <Button look="main" icon={Lock} onClick={() => open(true)}>
        {t('lock.setUp')}
      </Button>
    </div>
  );
}

/** The office keeps contacts back: it knows another lock of this phone. */
function NotKnown() {
  return (
    <Banner tone="warn" icon={TriangleAlert} live>
      <p>
        <strong>{t('lock.lockedOut')}</strong>
      </p>
      <p>{t('lock.lockedOut.text')}</p>
    </Banner>
  );
}

import { Lock, LockOpen, TriangleAlert } from 'lucide';
import { useState } from 'preact/hooks';
import { useApp } from '../../app.ts';
import { plural, t } from '../../locales/t.ts';
import type { LockKind } from '../../store/vault.ts';
import { Banner } from '../parts/banner.tsx';
import { Button } from '../parts/button.tsx';
import { SecretField } from './secret-field.tsx';
import { SetUpForm } from './set-up-form.tsx';
import { useLock } from './use-lock.ts';
import { Working } from './working.tsx';

/** So few tries are left that the person should know what comes after the last one. */
const fewLeft = 5;

/** Opens the contacts of this phone, or says why they are not here. Nothing while they are open and the office knows the lock. */
export function LockPanel() {
  const { session } = useApp();
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
        {state === 'locked' ? <UnlockForm kind={kind ?? 'pin'} /> : <NewLock />}
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

/** Asks for the PIN or the passphrase. */
export function UnlockForm({ kind, onOpen }: { readonly kind: LockKind; readonly onOpen?: () => void }) {
  const { lock } = useApp();
  const { busy } = useLock();
  const [secret, setSecret] = useState('');
  const [left, setLeft] = useState<number>();
  const [isFailed, setFailed] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy || secret === '') return;
    try {
      const tried = await lock.unlock(secret);
      setSecret('');
      setLeft(tried.ok ? undefined : tried.left);
      if (tried.ok) onOpen?.();
    } catch (error) {
      console.error('The lock did not answer', error instanceof Error ? error.name : '');
      setFailed(true);
    }
  };
  const wrong = left === undefined ? undefined : t('lock.wrong', { left });
  const warning = left !== undefined && left <= fewLeft ? ` ${t('lock.fewLeft')}` : '';
  return (
    <form class="stack" noValidate onSubmit={(event) => void submit(event)}>
      <SecretField
        kind={kind}
        label={t(`lock.field.${kind}`)}
        error={isFailed ? t('lock.failed') : wrong && wrong + warning}
        value={secret}
        onInput={setSecret}
      />
      {busy ? (
        <Working />
      ) : (
        <div class="actions">
          <Button look="main" type="submit" icon={LockOpen}>
            {t('lock.open')}
          </Button>
        </div>
      )}
    </form>
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

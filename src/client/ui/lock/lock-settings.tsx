import { Lock, Settings2 } from 'lucide';
import { useState } from 'preact/hooks';
import { classesOf } from '../../../domain/roles.ts';
import { useApp } from '../../app.ts';
import { plural, t } from '../../locales/t.ts';
import { autoLockChoicesMs } from '../../lock.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ChoiceField } from '../parts/field.tsx';
import { LockPanel } from './lock-panel.tsx';
import { SetUpForm } from './set-up-form.tsx';
import { useLock } from './use-lock.ts';

const minuteMs = 60_000;

/** The lock of this phone's contacts: open or close it, after how long it closes, another PIN. Nothing for who reads no contacts. */
export function LockSettings() {
  const { session, lock } = useApp();
  const { state, kind, autoLockMs } = useLock();
  const [isChanging, change] = useState(false);
  if (!classesOf(session.role, session.authorised).includes('contact')) return null;
  return (
    <section class="section" id="lock">
      <h2>{t('lock.settings')}</h2>
      <LockPanel />
      {state === 'open' && <p>{t('lock.isOpen')}</p>}
      {state === 'open' && (
        <div class="actions">
          <Button icon={Lock} onClick={() => lock.lock()}>
            {t('lock.close')}
          </Button>
          <Button look="quiet" icon={Settings2} onClick={() => change(true)}>
            {t('lock.change')}
          </Button>
        </div>
      )}
      {kind !== undefined && (
        <ChoiceField
          label={t('lock.after')}
          inline
          value={String(autoLockMs)}
          options={autoLockChoicesMs.map((ms) => ({
            value: String(ms),
            label: plural('lock.minutes', ms / minuteMs),
          }))}
          onChoose={(ms) => lock.setAutoLock(Number(ms))}
        />
      )}
      {isChanging && kind !== undefined && (
        <Dialog title={t('lock.change')} onClose={() => change(false)}>
          <SetUpForm kindNow={kind} onDone={() => change(false)} />
        </Dialog>
      )}
    </section>
  );
}

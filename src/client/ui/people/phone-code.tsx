import { Copy } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../../app.ts';
import type { MadeCode } from '../../desk.ts';
import { plural, t } from '../../locales/t.ts';
import { groupedCode } from '../device-name.ts';
import { Button } from '../parts/button.tsx';
import { QrCode } from '../parts/qr.tsx';
import './phone-code.css';

const tickMs = 10_000;

interface PhoneCodeProps {
  readonly made: MadeCode;
  /** Whose phone it is for. */
  readonly person: string;
  readonly onAnother: () => unknown;
}

/** The code for a phone in three forms, and how long it holds. */
export function PhoneCode({ made, person, onAnother }: PhoneCodeProps) {
  const { clock } = useApp();
  const [now, setNow] = useState(clock.now());
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), tickMs);
    return () => clearInterval(timer);
  }, [clock]);
  const minutes = Math.ceil((made.expiresAt - now) / 60_000);
  // Browsers have no clipboard on a plain http address.
  const canCopy = navigator.clipboard !== undefined;
  const copy = () => navigator.clipboard.writeText(made.link).then(() => setCopied(true));
  if (minutes <= 0) {
    return (
      <div class="stack">
        <p role="status">{t('devices.codeExpired')}</p>
        <Button look="main" wide onClick={onAnother}>
          {t('newPhone.again')}
        </Button>
      </div>
    );
  }
  return (
    <div class="code-shown">
      <QrCode text={made.link} label={t('devices.qr', { person })} />
      <div class="stack">
        <p>{t('devices.scan', { person })}</p>
        <p class="code-letters">{groupedCode(made.code)}</p>
        <p class="quiet">{plural('devices.minutesLeft', minutes)}</p>
        <p class="small code-link">{made.link}</p>
        {canCopy && (
          <div class="actions">
            <Button icon={Copy} onClick={copy}>
              {isCopied ? t('devices.copied') : t('devices.copy')}
            </Button>
          </div>
        )}
        <p class="quiet">{t('newPhone.waits')}</p>
      </div>
    </div>
  );
}

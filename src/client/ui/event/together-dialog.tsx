import { Copy } from 'lucide';
import { useState } from 'preact/hooks';
import { t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { QrCode } from '../parts/qr.tsx';
import './together-dialog.css';

/** How another phone comes to this event: its address, also for a camera. There it counts on a sheet of its own. */
export function TogetherDialog({ event, onClose }: { readonly event: string; readonly onClose: () => void }) {
  const address = `${location.origin}/event/${event}`;
  const [isCopied, setCopied] = useState(false);
  // Browsers have no clipboard on a plain http address.
  const canCopy = navigator.clipboard !== undefined;
  return (
    <Dialog title={t('present.together')} onClose={onClose}>
      <p>{t('present.together.text')}</p>
      <QrCode text={address} label={t('present.together.qr')} />
      <p class="small together-address">{address}</p>
      {canCopy && (
        <Button
          icon={Copy}
          wide
          onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}
        >
          {isCopied ? t('present.together.copied') : t('present.together.copy')}
        </Button>
      )}
      <p class="quiet">{t('present.together.needs')}</p>
    </Dialog>
  );
}

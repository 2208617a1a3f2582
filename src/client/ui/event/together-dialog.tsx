import { t } from '../../locales/t.ts';
import { Dialog } from '../parts/dialog.tsx';
import { QrCode } from '../parts/qr.tsx';
import { ShareText } from './share-text.tsx';
import './together-dialog.css';

/** How another phone comes to this event: its address, also for a camera. There it counts on a sheet of its own. */
export function TogetherDialog({ event, onClose }: { readonly event: string; readonly onClose: () => void }) {
  const address = `${location.origin}/event/${event}`;
  return (
    <Dialog title={t('present.together')} onClose={onClose}>
      <p>{t('present.together.text')}</p>
      <QrCode text={address} label={t('present.together.qr')} />
      <p class="small together-address">{address}</p>
      <ShareText text={address} words={t('present.together.share')} />
      <p class="quiet">{t('present.together.needs')}</p>
    </Dialog>
  );
}

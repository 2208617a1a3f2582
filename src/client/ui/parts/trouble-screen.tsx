import { RefreshCw, TriangleAlert } from 'lucide';
import { clockOf, dayOf } from '../../../domain/day.ts';
import { dayShort } from '../../../domain/day-words.ts';
import { locale, plural, t } from '../../locales/t.ts';
import { notedLoss } from '../../notes.ts';
import type { DiskTrouble } from '../../store/disk.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { RescueButton } from './rescue-button.tsx';
import './trouble.css';

/** 'insecure': not https, so nothing could be sealed or kept; 'unknown': a fault of the app. */
export type StartTrouble = DiskTrouble | 'insecure' | 'unknown';

interface TroubleProps {
  readonly trouble: StartTrouble;
  /** The phone's zone and clock; made in main. */
  readonly zone: string;
  readonly nowMs: number;
}

/** In place of the app, when it can't use the phone's copy: why, whether the work is safe, what to do. */
export function TroubleScreen({ trouble, zone, nowMs }: TroubleProps) {
  return (
    <main class="page trouble">
      <p class="trouble-name">{t('app.name')}</p>
      <h1>
        <Icon of={TriangleAlert} /> {t(`trouble.${trouble}`)}
      </h1>
      <p>{t(`trouble.${trouble}.text`)}</p>
      {trouble !== 'no-disk' && trouble !== 'insecure' && <Unsent zone={zone} nowMs={nowMs} />}
      <p>{t(`trouble.${trouble}.next`)}</p>
      <Button look="main" icon={RefreshCw} wide onClick={() => location.reload()}>
        {t('trouble.reload')}
      </Button>
      {trouble === 'disk-broken' && <RescueButton />}
    </main>
  );
}

/** What the notes beside the database say: how much would be lost with it. */
function Unsent({ zone, nowMs }: { readonly zone: string; readonly nowMs: number }) {
  const { unsent, at } = notedLoss(localStorage);
  if (unsent === 0) return null;
  const day = dayOf(at, zone);
  const today = day === dayOf(nowMs, zone);
  const when = today ? clockOf(at, zone) : `${dayShort(day, locale())}, ${clockOf(at, zone)}`;
  return (
    <p>
      <strong>{plural('trouble.unsent', unsent, { when })}</strong>
    </p>
  );
}

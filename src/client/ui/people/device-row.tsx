import { KeyRound, TriangleAlert } from 'lucide';
import { dayOf } from '../../../domain/day.ts';
import { dayLong } from '../../../domain/day-words.ts';
import { useApp } from '../../app.ts';
import type { Device } from '../../desk.ts';
import { locale, plural, t } from '../../locales/t.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import '../parts/fold.css';
import { Icon } from '../parts/icon.tsx';
import type { Undoable } from '../parts/undoable.tsx';
import { momentWords } from '../record/field-words.ts';
import type { Deeds } from './deeds.ts';
import { deviceFacts, isShutOut, stateIcons, stateWords } from './device-words.ts';

/** What is asked in a dialog, because it needs words or can't be taken back. */
export type DeviceQuestion = 'rename' | 'retire' | 'lost';

interface DeviceRowProps {
  readonly device: Device;
  readonly deeds: Deeds;
  readonly undoable: Undoable;
  readonly onAsk: (question: DeviceQuestion, device: Device) => void;
}

/** One phone or browser of a person: how it stands, and what can be done about it. */
export function DeviceRow(props: DeviceRowProps) {
  const { session, clock } = useApp();
  const { device } = props;
  const isOurs = device.device === session.device;
  return (
    <li class="sheet-body device">
      <div class="device-head">
        <h3>
          {device.deviceName}
          {isOurs && ` (${t('devices.thisOne')})`}
        </h3>
        <p class={`device-state device-state-${device.state}`}>
          <Icon of={stateIcons[device.state]} /> <span>{stateWords(device, clock.zone)}</span>
        </p>
      </div>
      <p class="quiet small">{deviceFacts(device, clock.zone).join(' · ')}</p>
      <Wiped device={device} />
      <Cleared device={device} />
      {device.lockedOut && !isShutOut(device) && (
        <p class="small device-warning">
          <Icon of={KeyRound} /> <span>{t('deviceLock.out')}</span>
        </p>
      )}
      <Acts {...props} isOurs={isOurs} />
    </li>
  );
}

/** First what the device's state asks for (one that waits is confirmed above the list); the rest behind a fold, so that a long list stays a list. */
function Acts({ device, deeds, undoable, onAsk, isOurs }: DeviceRowProps & { readonly isOurs: boolean }) {
  const label = (act: string) => t('deviceAct.label', { act, device: device.deviceName });
  const button = (act: 'pause' | 'resume' | 'newPin') => (
    <Button label={label(t(`deviceAct.${act}`))} onClick={() => undoable.act(deeds[act](device))}>
      {t(`deviceAct.${act}`)}
    </Button>
  );
  const question = (act: DeviceQuestion) => (
    <Button
      look={act === 'rename' ? 'plain' : 'bad'}
      label={label(t(`deviceAct.${act}`))}
      onClick={() => onAsk(act, device)}
    >
      {t(`deviceAct.${act}`)}
    </Button>
  );
  if (isShutOut(device)) {
    return (
      <div class="actions">
        <LinkButton href={`/desk/people/lost/${device.device}`}>{t('deviceAct.report')}</LinkButton>
        {device.state === 'retired' && device.clearedAt === null && question('lost')}
      </div>
    );
  }
  return (
    <>
      {(device.state === 'paused' || device.lockedOut) && (
        <div class="actions">
          {device.state === 'paused' && button('resume')}
          {device.lockedOut && button('newPin')}
        </div>
      )}
      <details class="fold">
        <summary>
          {t('deviceAct.more')}
          <span class="unseen">: {device.deviceName}</span>
        </summary>
        <div class="actions">
          {question('rename')}
          <LinkButton href={`/desk/people/held/${device.device}`}>{t('deviceAct.held')}</LinkButton>
          {device.state === 'active' && !isOurs && button('pause')}
          {!isOurs && question('retire')}
          {!isOurs && question('lost')}
        </div>
      </details>
    </>
  );
}

/** The browser cleared the memory of this device: when that was noticed, and how much the office never had. */
function Wiped({ device: { wipedAt, lostUnsent } }: { readonly device: Device }) {
  const { clock } = useApp();
  if (wipedAt === null) return null;
  const when = dayLong(dayOf(wipedAt, clock.zone), locale());
  return (
    <p class="small device-warning">
      <Icon of={TriangleAlert} />{' '}
      <span>
        {lostUnsent === null || lostUnsent === 0
          ? t('devices.wiped', { when })
          : plural('devices.wiped.lost', lostUnsent, { when })}
      </span>
    </p>
  );
}

/** Whether a device that was shut out has said that its data is gone. */
function Cleared({ device }: { readonly device: Device }) {
  const { clock } = useApp();
  if (!isShutOut(device)) return null;
  const { clearedAt } = device;
  return (
    <p class="small">
      {clearedAt === null
        ? t('deviceState.notCleared')
        : t('deviceState.cleared', { when: momentWords(clearedAt, clock.zone) })}
    </p>
  );
}

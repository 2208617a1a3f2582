import { RefreshCw, TriangleAlert } from 'lucide';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { dayOf } from '../../../domain/day.ts';
import { dayLong } from '../../../domain/day-words.ts';
import { useApp } from '../../app.ts';
import type { Device } from '../../desk.ts';
import { locale, plural, t } from '../../locales/t.ts';
import { AddPhone } from '../parts/add-phone.tsx';
import { Banner } from '../parts/banner.tsx';
import { Button } from '../parts/button.tsx';
import { Loading } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';

/** The office's phones and browsers, and a code for another one. Needs the office's answer. */
export function DevicesPage() {
  const { session } = useApp();
  if (session.role !== 'clerk') {
    return (
      <div class="page">
        <PageHead title={t('devices.title')} />
        <p>{t('devices.clerkOnly')}</p>
      </div>
    );
  }
  return (
    <div class="page">
      <PageHead title={t('devices.title')} />
      <NoAddress />
      <section class="section">
        <h2>{t('devices.add')}</h2>
        <AddPhone />
      </section>
      <List />
    </div>
  );
}

/** A phone installs from a trusted https address only; without one the code works in this computer's browsers alone. */
function NoAddress() {
  const { session } = useApp();
  if (session.publicUrl?.startsWith('https://')) return null;
  return (
    <Banner tone="warn" icon={TriangleAlert}>
      <p>
        <strong>{t('devices.noAddress')}</strong>
      </p>
      <p>{t('devices.noAddress.what', { url: 'PUBLIC_URL', cert: 'HTTPS_CERT', key: 'HTTPS_KEY' })}</p>
    </Banner>
  );
}

function List() {
  const { desk } = useApp();
  const [devices, setDevices] = useState<readonly Device[]>();
  const [problem, setProblem] = useState<string>();
  const load = useCallback(async () => {
    const result = await desk.devices();
    setProblem(result.ok ? undefined : result.code);
    if (result.ok) setDevices(result.devices);
  }, [desk]);
  useEffect(() => void load(), [load]);
  return (
    <section class="section">
      <h2>{t('devices.list')}</h2>
      {problem !== undefined && <ProblemBanner code={problem} />}
      {devices === undefined && problem === undefined && <Loading label={t('app.loading')} />}
      {devices !== undefined && (
        <ul class="sheet">
          {devices.map((device) => (
            <DeviceRow key={device.device} device={device} />
          ))}
        </ul>
      )}
      <div class="actions">
        <Button look="quiet" icon={RefreshCw} onClick={load}>
          {t('devices.refresh')}
        </Button>
      </div>
    </section>
  );
}

function DeviceRow({ device }: { readonly device: Device }) {
  const { session, clock } = useApp();
  const contact = device.lastContactAt;
  const isOurs = device.device === session.device;
  return (
    <li class="sheet-body">
      <p>
        <strong>{device.deviceName}</strong>
        {isOurs && ` (${t('devices.thisOne')})`}
      </p>
      <p class="quiet small">
        {device.memberName}, {t(`role.${device.role}`)}
      </p>
      <p class="quiet small">
        {contact === null
          ? t('devices.noContact')
          : t('devices.contact', { when: `${dayLong(dayOf(contact, clock.zone), locale())}, ${clock.time(contact)}` })}
        {device.unsent > 0 && ` · ${plural('devices.unsent', device.unsent)}`}
      </p>
      <Wiped device={device} />
    </li>
  );
}

/** The browser cleared the memory of this device: when that was noticed, and how much the office never had. */
function Wiped({ device: { wipedAt, lostUnsent } }: { readonly device: Device }) {
  const { clock } = useApp();
  if (wipedAt === null) return null;
  const when = dayLong(dayOf(wipedAt, clock.zone), locale());
  return (
    <p class="small device-wiped">
      <Icon of={TriangleAlert} />{' '}
      {lostUnsent === null || lostUnsent === 0
        ? t('devices.wiped', { when })
        : plural('devices.wiped.lost', lostUnsent, { when })}
    </p>
  );
}

import { Smartphone } from 'lucide';
import type { Device } from '../../desk.ts';
import { t } from '../../locales/t.ts';
import { Banner } from '../parts/banner.tsx';
import { Button } from '../parts/button.tsx';
import type { Undoable } from '../parts/undoable.tsx';
import type { Deeds } from './deeds.ts';

interface KnockingProps {
  readonly devices: readonly Device[];
  readonly deeds: Deeds;
  readonly undoable: Undoable;
}

/** Devices that used a code and wait for a clerk: who saw the code may not be who was meant, so a person looks at the name. */
export function Knocking({ devices, deeds, undoable }: KnockingProps) {
  return (
    <>
      {devices
        .filter(({ state }) => state === 'waiting')
        .map((device) => (
          <Banner
            key={device.device}
            tone="calm"
            icon={Smartphone}
            live
            action={
              <div class="actions">
                <Button
                  look="main"
                  label={t('deviceAct.label', { act: t('deviceAct.confirm'), device: device.deviceName })}
                  onClick={() => undoable.act(deeds.confirm(device))}
                >
                  {t('deviceAct.confirm')}
                </Button>
                <Button
                  look="quiet"
                  label={t('deviceAct.label', { act: t('deviceAct.refuse'), device: device.deviceName })}
                  onClick={() => undoable.act(deeds.refuse(device))}
                >
                  {t('deviceAct.refuse')}
                </Button>
              </div>
            }
          >
            <p>
              <strong>{t('newPhone.wants', { device: device.deviceName })}</strong>
            </p>
            <p>{t('newPhone.known', { person: device.memberName, role: t(`role.${device.role}`) })}</p>
          </Banner>
        ))}
    </>
  );
}

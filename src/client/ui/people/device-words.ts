/** A device of the office in words: how it stands, when it called, how its contacts are locked. */
import { CircleCheck, CirclePause, Hourglass, type IconNode, TriangleAlert, Unplug } from 'lucide';
import { classesOf } from '../../../domain/roles.ts';
import type { DeviceState } from '../../../sync/protocol.ts';
import type { Device } from '../../desk.ts';
import { plural, t } from '../../locales/t.ts';
import { momentWords } from '../record/field-words.ts';

export const stateIcons: Readonly<Record<DeviceState, IconNode>> = {
  waiting: Hourglass,
  active: CircleCheck,
  paused: CirclePause,
  retired: Unplug,
  lost: TriangleAlert,
};

/** "połączony", "zgubiony 22 marca 2024 r., 14:32". */
export function stateWords({ state, shutOutAt }: Device, zone: string): string {
  const words = t(`deviceState.${state}`);
  return shutOutAt === null ? words : t('deviceState.shutOut', { state: words, when: momentWords(shutOutAt, zone) });
}

/** Last contact, what waits there, the lock, the version: what there is to say of each. */
export function deviceFacts(device: Device, zone: string): readonly string[] {
  const { lastContactAt, unsent, version } = device;
  return [
    lastContactAt === null ? t('devices.noContact') : t('devices.contact', { when: momentWords(lastContactAt, zone) }),
    unsent > 0 ? plural('devices.unsent', unsent) : undefined,
    lockWords(device),
    version === null ? undefined : t('deviceState.version', { version }),
  ].filter((fact) => fact !== undefined);
}

/** Nothing for those who get no contacts. */
function lockWords({ lock, role, lastContactAt }: Device): string | undefined {
  if (lock !== null) return t(`deviceLock.${lock}`);
  return lastContactAt !== null && classesOf(role).includes('contact') ? t('deviceLock.none') : undefined;
}

/** What has left the office for good. */
export function isShutOut({ state }: Device): boolean {
  return state === 'retired' || state === 'lost';
}

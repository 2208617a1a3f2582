/** What a clerk does with a device or a person, each with its way back where there is one. */
import type { MemberRequest } from '../../../sync/clerk.ts';
import { useApp } from '../../app.ts';
import type { Device, DeviceAsked, Member } from '../../desk.ts';
import { t } from '../../locales/t.ts';
import type { Deed } from '../parts/undoable.tsx';

export interface Deeds {
  confirm(device: Device): Deed;
  refuse(device: Device): Deed;
  rename(device: Device, deviceName: string): Deed;
  pause(device: Device): Deed;
  resume(device: Device): Deed;
  retire(device: Device): Deed;
  lost(device: Device): Deed;
  newPin(device: Device): Deed;
  change(before: Member, request: MemberRequest): Deed;
}

/** load: asks the office how things stand after a deed. */
export function useDeeds(load: () => Promise<void>): Deeds {
  const { desk } = useApp();
  const act = (asked: DeviceAsked) => async () => told(await desk.act(asked));
  const save = (request: MemberRequest) => async () => told(await desk.saveMember(request));
  const told = async <T extends { readonly ok: boolean }>(result: T): Promise<T> => {
    if (result.ok) await load();
    return result;
  };
  const named = ({ deviceName }: Device) => ({ device: deviceName });
  return {
    confirm: (device) => ({
      words: t('deviceDone.confirm', named(device)),
      run: act({ device: device.device, act: 'confirm' }),
    }),
    refuse: (device) => ({
      words: t('deviceDone.refuse', named(device)),
      run: act({ device: device.device, act: 'retire' }),
    }),
    rename: (device, deviceName) => ({
      words: t('deviceDone.rename', { device: deviceName }),
      run: act({ device: device.device, act: 'rename', deviceName }),
      undo: act({ device: device.device, act: 'rename', deviceName: device.deviceName }),
    }),
    pause: (device) => ({
      words: t('deviceDone.pause', named(device)),
      run: act({ device: device.device, act: 'pause' }),
      undo: act({ device: device.device, act: 'resume' }),
    }),
    resume: (device) => ({
      words: t('deviceDone.resume', named(device)),
      run: act({ device: device.device, act: 'resume' }),
      undo: act({ device: device.device, act: 'pause' }),
    }),
    retire: (device) => ({
      words: t('deviceDone.retire', named(device)),
      run: act({ device: device.device, act: 'retire' }),
    }),
    lost: (device) => ({
      words: t('deviceDone.lost', named(device)),
      run: act({ device: device.device, act: 'lost' }),
    }),
    newPin: (device) => ({
      words: t('deviceDone.newPin', named(device)),
      run: act({ device: device.device, act: 'newPin' }),
    }),
    change: (before, request) => ({
      words: t('member.saved', { person: request.name }),
      run: save(request),
      undo: save(asRequest(before)),
    }),
  };
}

function asRequest({ member, name, role, authorisedFrom, authorisedTo }: Member): MemberRequest {
  return { member, name, role, authorisedFrom, authorisedTo };
}

/** The office's phones and browsers: confirmed, paused, shut out, and what a lost one may have on it. */
import type { DeviceAct } from '../sync/clerk.ts';
import type { DeviceState } from '../sync/protocol.ts';
import type { AccessPowers } from './access-powers.ts';
import { type Holdings, holdingsOf } from './holdings.ts';
import { done, type Outcome, refused } from './problems.ts';
import { takesLastClerk } from './runnable.ts';
import type { DeviceRow, Identity } from './storage/access-records.ts';
import type { Tx } from './storage/storage.ts';

export interface Devices {
  /** In the order of their enrolment. Clerks only. */
  devices(by: Identity): Promise<Outcome<readonly DeviceRow[]>>;
  /** What a clerk does with a device. name: with 'rename'. */
  actOn(by: Identity, device: string, act: DeviceAct, name: string | undefined): Promise<Outcome<DeviceRow>>;
  /** What can lie on a device at most. Clerks only. */
  holdings(by: Identity, device: string): Promise<Outcome<Holdings>>;
  /** The device has dropped its data, or its person gives it away: its session ends. */
  leave(by: Identity): Promise<Outcome<object>>;
}

/** From which states an act leads where; one that is there already stays as it is. */
const steps: Readonly<Partial<Record<DeviceAct, { readonly from: readonly DeviceState[]; readonly to: DeviceState }>>> =
  {
    confirm: { from: ['waiting'], to: 'active' },
    pause: { from: ['active'], to: 'paused' },
    resume: { from: ['paused'], to: 'active' },
    retire: { from: ['waiting', 'active', 'paused'], to: 'retired' },
    lost: { from: ['waiting', 'active', 'paused', 'retired'], to: 'lost' },
  };

export function createDevices(powers: AccessPowers): Devices {
  const { storage, now, ledger } = powers;
  return {
    devices: async (by) => {
      if (by.role !== 'clerk') return refused('not-allowed');
      return done(await storage.transact((tx) => tx.devicesOf(by.office)));
    },

    actOn: async (by, id, act, name) => {
      if (by.role !== 'clerk') return refused('not-allowed');
      return await storage.transact(async (tx) => {
        const device = await tx.deviceBy(by.office, id);
        if (device === undefined) return refused('not-found');
        // Who holds a clerk's open phone must not free its contacts of their PIN: another clerk does, where there is one.
        if (act === 'newPin' && id === by.device && !(await takesLastClerk(tx, by.office, { device: id }, now()))) {
          return refused('not-allowed');
        }
        const problem = await doTo(tx, device, act, name);
        return problem ?? done((await tx.deviceBy(by.office, id)) ?? device);
      });
    },

    holdings: async (by, id) => {
      if (by.role !== 'clerk') return refused('not-allowed');
      return await storage.transact(async (tx) => {
        const device = await tx.deviceBy(by.office, id);
        const copy = await tx.inOffice(by.office, true);
        if (device === undefined || copy === undefined) return refused('not-found');
        return done(await holdingsOf(copy, device, powers.limits.leaseDays));
      });
    },

    leave: ({ office, device: id, example }) =>
      storage.transact(async (tx) => {
        const device = await tx.deviceBy(office, id);
        if (device === undefined) return refused('not-enrolled');
        // Practice needs nobody to run it: the next one who tries it begins as its clerk.
        if (!example && (await takesLastClerk(tx, office, { device: id }, now()))) return refused('last-clerk');
        if (!isShutOut(device)) await shutOut(tx, device, 'retired');
        await tx.changeDevice(office, id, { clearedAt: now() });
        await tx.endSessions(office, id);
        return done({});
      }),
  };

  /** Nothing when it is done. */
  async function doTo(tx: Tx, row: DeviceRow, act: DeviceAct, name: string | undefined) {
    const { office, device, state } = row;
    if (act === 'rename') {
      if (name === undefined) return refused('bad-request');
      await tx.changeDevice(office, device, { name });
      return undefined;
    }
    if (act === 'newPin') {
      if (isShutOut(row)) return refused('bad-request');
      await tx.changeDevice(office, device, { proofHash: null, lockedOut: false });
      return undefined;
    }
    const step = steps[act];
    if (step === undefined || (step.to !== state && !step.from.includes(state))) return refused('bad-request');
    if (step.to === state) return undefined;
    if (step.to !== 'active' && (await takesLastClerk(tx, office, { device }, now()))) return refused('last-clerk');
    if (step.to === 'retired' || step.to === 'lost') await shutOut(tx, row, step.to);
    else await tx.changeDevice(office, device, { state: step.to });
    return undefined;
  }

  /** Into the ledger first: a restored copy brings back no phone that was shut out. */
  async function shutOut(tx: Tx, { office, device }: DeviceRow, how: 'retired' | 'lost'): Promise<void> {
    ledger.add([{ what: 'revoked', office, device, how }]);
    await tx.changeDevice(office, device, { state: how, shutOutAt: now() });
  }
}

export function isShutOut({ state }: { readonly state: DeviceState }): boolean {
  return state === 'retired' || state === 'lost';
}

import { describe, expect, it } from 'vitest';
import { askToSendLater, sendLaterTag } from '../../src/client/send-later.ts';
import { accept, offline, settled, tap, world } from './sync-world.ts';

describe('the browser is asked to send when the app is closed', () => {
  it('as soon as a try failed and something is unsent', async () => {
    let asked = 0;
    const { phone, syncer } = await world(offline, { sendLater: () => (asked += 1) });
    await tap(phone, 1);
    syncer.start();
    await settled();
    expect(asked).toBe(1);
  });

  it('never when all went well, or there is nothing to send', async () => {
    let asked = 0;
    const sendLater = () => (asked += 1);
    const well = await world(accept, { sendLater });
    await tap(well.phone, 1);
    well.syncer.start();
    const empty = await world(offline, { sendLater });
    empty.syncer.start();
    await settled();
    expect(asked).toBe(0);
  });

  it('by the tag that the worker listens for; and where it can not, nothing happens', async () => {
    const tags: string[] = [];
    const withSync = { sync: { register: async (tag: string) => void tags.push(tag) } };
    const refusing = { sync: { register: () => Promise.reject(new DOMException('denied', 'NotAllowedError')) } };
    for (const registration of [withSync, refusing, {}, undefined]) {
      await askToSendLater({ getRegistration: async () => registration } as unknown as ServiceWorkerContainer);
    }
    await askToSendLater(undefined);
    expect(tags).toEqual([sendLaterTag]);
  });
});

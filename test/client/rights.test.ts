import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { classesOfField, type FieldClass } from '../../src/domain/kinds.ts';
import { classesOf, type Role, roles } from '../../src/domain/roles.ts';
import { type OfficeServer, startOffice } from '../server/office-server.ts';
import { type OnlinePhone, openOnlinePhone } from './online-phone.ts';

let office: OfficeServer;
let clerk: OnlinePhone;
let phone: OnlinePhone;

beforeEach(async () => {
  office = await startOffice({ backend: 'memory' });
  clerk = await openOnlinePhone(office, await office.open());
});
afterEach(() => office.close());

const ania = { kind: 'volunteer', id: 'ania' };
const event = { kind: 'event', id: '01h00000000000000000event1' };
const presence = { kind: 'presence', id: `${event.id}.ania.2026-03-14` };

async function begin(role: Role): Promise<void> {
  await clerk.store.write([
    { ...event, fields: { title: 'Pisankowy desant', date: '2026-03-14' } },
    { ...ania, fields: { label: 'Ania K.', phone: '600700800', birthYear: 1990 } },
    { ...presence, fields: { present: true } },
  ]);
  await clerk.sync();
  phone = await openOnlinePhone(office, await office.enrol(clerk.enrolled, role));
  await phone.sync();
}

/** What the office says of the person from now on. */
async function now(role: Role, more: { readonly authorisedTo?: string } = {}): Promise<void> {
  const body = { member: phone.enrolled.session.member, name: 'Jan', role, authorisedFrom: null, authorisedTo: null };
  expect((await clerk.enrolled.ask('/api/members', { body: { ...body, ...more } })).status).toBe(200);
}

/** The first answer says the new rights, and the same flight acts on them. */
async function synced(): Promise<void> {
  expect(await phone.sync()).toEqual({ ok: true });
  expect(phone.isSame()).toBe(true);
}

/** The classes of what lies on the phone. */
async function onPhone(): Promise<ReadonlySet<FieldClass>> {
  const sealed = await Promise.all(['volunteer'].map((kind) => phone.store.powers.pages.partsOf(kind)));
  const parts = [...(await phone.database.records.toArray()), ...sealed.flat()];
  return new Set(parts.flatMap(({ kind, cells }) => Object.keys(cells).flatMap((name) => classesOfField(kind, name))));
}

describe('a person who may see more', () => {
  it('gets the new class from its start, and the copies agree, with nobody asking for it', async () => {
    await begin('viewer');
    expect(await onPhone()).toEqual(new Set(['open']));
    await now('coordinator');
    await synced();
    expect(await onPhone()).toEqual(new Set(['open', 'team', 'contact']));
    const [part] = await phone.store.powers.pages.partsOf('volunteer');
    expect(part?.cells['phone']?.[0]).toBe('600700800');
    expect((await phone.database.records.get(`presence/${presence.id}`))?.cells['present']?.[0]).toBe(true);
  });
});

describe('a person who may see less', () => {
  it('has no longer what is not hers: the rest stays, and the copies agree', async () => {
    await begin('coordinator');
    await now('viewer');
    await synced();
    expect(await onPhone()).toEqual(new Set(['open']));
    expect((await phone.store.cursors()).team).toBeUndefined();
    expect((await phone.store.cursors()).contact).toBeUndefined();
    expect((await phone.database.records.get(`event/${event.id}`))?.cells['title']?.[0]).toBe('Pisankowy desant');
  });

  it('and gets it back whole when she may again, also what came meanwhile', async () => {
    await begin('coordinator');
    await now('viewer');
    await synced();
    await clerk.store.write([{ ...ania, fields: { label: 'Anna K.', phone: '511' } }]);
    await clerk.sync();
    await now('coordinator');
    await synced();
    expect((await phone.database.records.get('volunteer/ania'))?.cells['label']?.[0]).toBe('Anna K.');
    expect((await phone.store.powers.pages.partsOf('volunteer'))[0]?.cells['phone']?.[0]).toBe('511');
  });

  it('as one whose authorisation has ended still gives the office what she recorded, before it leaves the phone', async () => {
    await begin('organizer');
    await phone.store.write([{ ...presence, fields: { minutes: 90 } }]);
    await now('organizer', { authorisedTo: '2026-03-01' });
    await synced();
    expect(await onPhone()).toEqual(new Set(['open']));
    await clerk.sync();
    expect((await clerk.database.records.get(`presence/${presence.id}`))?.cells['minutes']?.[0]).toBe(90);
    await phone.store.write([{ ...presence, fields: { minutes: 120 } }]);
    expect(await onPhone(), 'what she records now waits here').toEqual(new Set(['open', 'team']));
    await synced();
    expect(await onPhone(), 'until the office has it').toEqual(new Set(['open']));
  });

  it('keeps what is unsent while the office can not be reached, though the rights are known to have shrunk', async () => {
    await begin('organizer');
    await now('organizer', { authorisedTo: '2026-03-01' });
    await phone.store.write([{ ...presence, fields: { minutes: 90 } }]);
    const { shed } = await import('../../src/client/store/shed.ts');
    await shed(phone.store, classesOf('organizer', false));
    expect(await phone.unsent()).toBe(1);
    expect((await phone.database.records.get(`presence/${presence.id}`))?.cells['minutes']?.[0]).toBe(90);
    expect(await phone.database.records.get('volunteer/ania'), 'what owes nothing is gone').toBeUndefined();
  });

  it('as a clerk who becomes a coordinator keeps the contacts and loses the years of birth', async () => {
    await begin('clerk');
    expect(await onPhone()).toContain('office');
    await now('coordinator');
    await synced();
    const [part] = await phone.store.powers.pages.partsOf('volunteer');
    expect(Object.keys(part?.cells ?? {})).toEqual(['phone']);
    expect((await phone.store.cursors()).office).toBeUndefined();
  });
});

it('whatever the office changes, whenever: the phone holds what its person may see, nothing unsent is lost, and the copies agree', async () => {
  const act = fc.oneof(
    fc.record({ what: fc.constant('rights' as const), role: fc.constantFrom(...roles), authorised: fc.boolean() }),
    fc.record({ what: fc.constant('write' as const), minutes: fc.integer({ min: 0, max: 600 }) }),
    fc.record({ what: fc.constant('clerk' as const), label: fc.string({ minLength: 1, maxLength: 9 }) }),
    fc.record({ what: fc.constant('sync' as const) }),
  );
  await begin('organizer');
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
      await now('organizer');
      await synced();
      let rights: { role: Role; authorised: boolean } | undefined;
      let written: number | undefined;
      for (const each of acts) {
        if (each.what === 'rights') {
          rights = { role: each.role, authorised: each.authorised };
          await now(each.role, each.authorised ? {} : { authorisedTo: '2026-03-01' });
        } else if (each.what === 'write') {
          written = each.minutes;
          for (const clock of [phone.clock, clerk.clock]) clock.ms = office.now += 1_000;
          await phone.store.write([{ ...presence, fields: { minutes: each.minutes } }]);
        } else if (each.what === 'clerk') {
          await clerk.store.write([{ ...ania, fields: { label: each.label, phone: '600' } }]);
          await clerk.sync();
        } else await synced();
      }
      await synced();
      const last = phone.replies.at(-1)?.rights;
      const may = new Set(classesOf(last?.role ?? 'viewer', last?.authorised));
      for (const fieldClass of await onPhone()) expect(may).toContain(fieldClass);
      expect(await phone.unsent()).toBe(0);
      await clerk.sync();
      const [theirs, ours] = [
        await clerk.database.records.get('volunteer/ania'),
        await phone.database.records.get('volunteer/ania'),
      ];
      expect(ours?.cells['label']).toEqual(may.has('team') ? theirs?.cells['label'] : undefined);
      expect({ ...last, ...rights }, 'the phone knows what the office said last').toEqual(last);
      const wasViewer = acts.some((one) => one.what === 'rights' && one.role === 'viewer');
      const minutes = (await clerk.database.records.get(`presence/${presence.id}`))?.cells['minutes']?.[0];
      expect(minutes, 'what she recorded is at the office').toBe(wasViewer ? minutes : (written ?? minutes));
    }),
    { numRuns: 30 },
  );
}, 120_000);

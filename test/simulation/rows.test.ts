/** Rows of the fault table that are about joining, told as stories; the simulator's own checks run at every `quiet`. */
import { describe, expect, it } from 'vitest';
import { tallyWrite, voidWrite } from '../../src/domain/event.ts';
import { sheetId } from '../../src/domain/id.ts';
import { peopleMeasure } from '../../src/domain/total.ts';
import { calm } from './calm.ts';
import { fair } from './network.ts';
import type { Phone } from './phone.ts';
import { diceOf } from './random.ts';
import { withScene } from './scene.ts';

const day = 86_400_000;
const phone = (phones: readonly Phone[], number: number) => phones[number] as Phone;

describe('row 7 · requests that come twice and in another order', () => {
  it('row 7 · each tap counts once and the later edit stands, however late the first request comes again', () =>
    withScene(['clerk', 'organizer'], async ({ world, phones, event, save, tap, quiet, people, office }) => {
      const jan = phone(phones, 1);
      jan.line.weather = { ...fair, twice: 1, loseReply: 0.5, slowestMs: 3_000 };
      for (let i = 0; i < 20; i++) {
        await tap(jan, [1, 1]);
        await save(jan, { kind: 'event', id: event, fields: { place: `Sala ${i}` } });
        await world.time.pass(2_000);
      }
      await quiet();
      expect(await people(phone(phones, 0))).toBe(40);
      expect(world.counts.twice).toBeGreaterThan(10);
      expect((await office('event', event))['place']).toBe('Sala 19');
      expect(Object.keys(await office('event', event)).filter((name) => name.includes('~'))).toEqual([]);
    }));
});

describe('row 39 · five phones count 10,000 at one event, now and then without a signal', () => {
  it('row 39 · the total is the sum of all taps, on every phone', { timeout: 120_000 }, () =>
    withScene(['clerk', 'organizer', 'organizer', 'organizer', 'coordinator'], async (scene) => {
      const { world, phones, tap, offline, online, quiet, people } = scene;
      const dice = diceOf(39);
      let [taps, sum] = [0, 0];
      while (taps < 10_000) {
        const someone = dice.pick(phones);
        if (dice.chance(0.1)) offline(someone);
        if (dice.chance(0.1)) online(dice.pick(phones));
        const amounts = Array.from({ length: Math.min(10_000 - taps, 1 + dice.int(80)) }, () =>
          dice.pick([1, 1, 1, 1, 5, -1]),
        );
        await tap(someone, amounts);
        taps += amounts.length;
        sum += amounts.reduce((a, b) => a + b, 0);
        await world.time.pass(dice.int(1_500));
      }
      await quiet();
      expect(world.ledger.tallies.size).toBe(10_000);
      for (const each of phones) expect(await people(each)).toBe(sum);
    }),
  );
});

describe('row 40 · a tap and its undo, both without a signal', () => {
  it('row 40 · sent again and again they are nothing, never less than nothing', () =>
    withScene(['clerk', 'organizer'], async ({ world, phones, save, tap, offline, quiet, people, office }) => {
      const [ola, jan] = [phone(phones, 0), phone(phones, 1)];
      offline(jan);
      const [kept = '', undone = ''] = await tap(jan, [1, 1]);
      await save(jan, voidWrite(undone));
      expect(await people(jan)).toBe(1);
      jan.line.weather = { ...fair, loseReply: 0.8, twice: 0.8 };
      for (let i = 0; i < 10; i++) {
        jan.app?.syncer.now();
        await world.time.pass(20_000);
        expect(await people(ola)).toBeGreaterThanOrEqual(0);
      }
      await quiet();
      expect(await people(ola)).toBe(1);
      expect((await office('tally', undone))['void']).toBe(true);
      expect((await office('tally', kept))['void']).toBeUndefined();
    }));
});

describe('row 41 · "razem 42" while other phones still have something unsent', () => {
  it('row 41 · corrects the sheet that was seen; what others counted and count still adds', () =>
    withScene(
      ['clerk', 'organizer', 'organizer'],
      async ({ phones, event, save, tap, offline, online, quiet, people }) => {
        const [ola, jan, ewa] = [phone(phones, 0), phone(phones, 1), phone(phones, 2)];
        offline(ewa);
        await tap(ewa, [1, 1, 1]);
        await tap(jan, [10, 20]);
        const sheet = sheetId(event, jan.session.device);
        const razem = { event, id: jan.newId(), sheet, measure: peopleMeasure, group: '', atMs: jan.now() };
        await save(jan, tallyWrite({ ...razem, amount: 42 - 30, reason: 'total' }));
        await tap(jan, [1]);
        online(ewa);
        await quiet();
        await tap(ewa, [1]);
        await quiet();
        for (const each of [ola, jan, ewa]) expect(await people(each)).toBe(42 + 1 + 4);
      },
    ));
});

describe('row 42 · two edit different fields of one record', () => {
  it('row 42 · both edits stand and nobody is asked', () =>
    withScene(['clerk', 'organizer'], async ({ phones, event, save, offline, quiet, value, versions }) => {
      const [ola, jan] = [phone(phones, 0), phone(phones, 1)];
      offline(ola, jan);
      await save(ola, { kind: 'event', id: event, fields: { place: 'Piwnica' } });
      await save(jan, { kind: 'event', id: event, fields: { note: 'Padało' } });
      await quiet();
      for (const each of [ola, jan]) {
        expect(value(each, 'event', event, 'place')).toBe('Piwnica');
        expect(value(each, 'event', event, 'note')).toBe('Padało');
        expect(versions(each, 'event', event)).toEqual([]);
      }
    }));
});

describe('row 43 · two edit the same field', () => {
  it.each(['ola', 'jan'])('row 43 · one stands, the other is shown on both phones; %s chooses and both follow', (who) =>
    withScene(
      ['clerk', 'organizer'],
      async ({ world, phones, event, save, offline, quiet, value, versions, office }) => {
        const [ola, jan] = [phone(phones, 0), phone(phones, 1)];
        offline(ola, jan);
        await save(ola, { kind: 'event', id: event, fields: { place: 'Piwnica' } });
        await world.time.pass(5_000);
        await save(jan, { kind: 'event', id: event, fields: { place: 'Ogród' } });
        await quiet();
        for (const each of [ola, jan]) {
          expect(value(each, 'event', event, 'place')).toBe('Ogród');
          expect(versions(each, 'event', event)).toEqual(['Piwnica']);
        }
        await save(who === 'ola' ? ola : jan, { kind: 'event', id: event, fields: { place: 'Piwnica' } });
        await quiet();
        for (const each of [ola, jan]) {
          expect(value(each, 'event', event, 'place')).toBe('Piwnica');
          expect(versions(each, 'event', event)).toEqual([]);
        }
        expect((await office('event', event))['place']).toBe('Piwnica');
      },
    ),
  );
});

describe('row 44 · one takes away what another one edits', () => {
  it('row 44 · an event marked "nie liczyć" keeps what others wrote and counted meanwhile', () =>
    withScene(['clerk', 'organizer'], async ({ phones, event, save, tap, offline, quiet, value, people }) => {
      const [ola, jan] = [phone(phones, 0), phone(phones, 1)];
      offline(ola, jan);
      await save(ola, { kind: 'event', id: event, fields: { notCounted: 'Wpisane dwa razy' } });
      await save(jan, { kind: 'event', id: event, fields: { note: 'Przyszła szkoła' } });
      await tap(jan, [30]);
      await quiet();
      for (const each of [ola, jan]) {
        expect(value(each, 'event', event, 'notCounted')).toBe('Wpisane dwa razy');
        expect(value(each, 'event', event, 'note')).toBe('Przyszła szkoła');
        expect(await people(each)).toBe(30);
      }
    }));

  it('row 44 · a volunteer whose data were removed stays removed, whoever edits them meanwhile', () =>
    withScene(['clerk', 'coordinator'], async ({ world, phones, volunteer, save, offline, quiet, office }) => {
      const [ola, jan] = [phone(phones, 0), phone(phones, 1)];
      offline(ola, jan);
      await save(ola, { kind: 'volunteer', id: volunteer, fields: { erased: true } });
      await world.time.pass(5_000);
      await save(jan, { kind: 'volunteer', id: volunteer, fields: { label: 'Ania K.', phone: '600000001' } });
      await quiet();
      expect(await office('volunteer', volunteer)).toEqual({ erased: true });
      for (const each of [ola, jan]) {
        expect(each.app?.seen.all('volunteer').map(({ id }) => id)).not.toContain(volunteer);
        expect(each.app?.seen.contacts().map(({ id }) => id)).not.toContain(volunteer);
      }
    }));
});

describe('row 45 · the same person entered on two phones', () => {
  it('row 45 · both stay; "the same person" moves nothing and is undone with nothing lost', () =>
    withScene(['clerk', 'organizer'], async ({ phones, save, offline, quiet, value, office }) => {
      const [ola, jan] = [phone(phones, 0), phone(phones, 1)];
      offline(ola, jan);
      const [one, other] = [ola.newId(), jan.newId()];
      await save(ola, { kind: 'volunteer', id: one, fields: { label: 'Ania K.', given: 'Ania' } });
      await save(jan, { kind: 'volunteer', id: other, fields: { label: 'Ania K.', phone: '600000001' } });
      await quiet();
      expect(await office('volunteer', one)).toEqual({ label: 'Ania K.', given: 'Ania' });
      expect(await office('volunteer', other)).toEqual({ label: 'Ania K.', phone: '600000001' });
      await save(jan, { kind: 'volunteer', id: other, fields: { mergedInto: one } });
      await quiet();
      expect(value(ola, 'volunteer', other, 'mergedInto')).toBe(one);
      await save(ola, { kind: 'volunteer', id: other, fields: { mergedInto: null } });
      await quiet();
      expect(value(jan, 'volunteer', other, 'mergedInto')).toBeNull();
      expect(await office('volunteer', other)).toMatchObject({ label: 'Ania K.', phone: '600000001' });
    }));
});

describe('row 46 · a phone that comes back after 400 days', () => {
  it('row 46 · brings what it had unsent, and nothing that was removed or struck out since', () =>
    withScene(
      ['clerk', 'coordinator'],
      async ({ world, phones, event, volunteer, save, tap, quiet, people, office }) => {
        const [ola, jan] = [phone(phones, 0), phone(phones, 1)];
        const [early = ''] = await tap(jan, [1]);
        await quiet();
        await tap(jan, [7]);
        await save(jan, { kind: 'volunteer', id: volunteer, fields: { note: 'Oddzwonić' } });
        jan.kill();
        await save(ola, { kind: 'volunteer', id: volunteer, fields: { erased: true } });
        await save(ola, voidWrite(early));
        await world.time.pass(120_000);
        ola.kill();
        await world.time.pass(400 * day);
        await world.openPhone(ola);
        await world.openPhone(jan);
        await quiet();
        for (const each of [ola, jan]) expect(await people(each)).toBe(7);
        expect(await office('volunteer', volunteer)).toEqual({ erased: true });
        expect((await office('tally', early))['void']).toBe(true);
        await save(jan, { kind: 'event', id: event, fields: { note: 'Wróciłem' } });
        await quiet();
        expect((await office('event', event))['note']).toBe('Wróciłem');
      },
    ));
});

describe('row 51 · a phone whose copy runs on a second phone', () => {
  it('row 51 · both go on under one name, and the taps of both count', () =>
    withScene(['clerk', 'organizer'], async ({ world, phones, event, save, tap, offline, quiet, people, office }) => {
      const jan = phone(phones, 1);
      offline(jan);
      await tap(jan, [1, 1]);
      const app = jan.app;
      if (app === undefined) throw new Error('The phone is closed');
      const copying = jan.disk.copy(app.database);
      await world.time.run();
      await world.addTwin(jan, await copying);
      const twin = phone(phones, 2);
      offline(twin);
      await tap(jan, [10]);
      await tap(twin, [100]);
      await save(jan, { kind: 'event', id: event, fields: { place: 'Piwnica' } });
      await save(twin, { kind: 'event', id: event, fields: { note: 'Padało' } });
      await calm(world);
      for (const each of phones) expect(await people(each)).toBe(112);
      expect(await office('event', event)).toMatchObject({ place: 'Piwnica', note: 'Padało' });
      await quiet();
    }));
});

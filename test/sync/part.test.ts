import { describe, expect, it } from 'vitest';
import type { Fields } from '../../src/domain/scalar.ts';
import type { Cells } from '../../src/sync/cell.ts';
import { type Answer, answerPart, changesOf, refusedChange } from '../../src/sync/change.ts';
import { isUnsent, newPart, type Part, receiveCells, versionsOf, writePart } from '../../src/sync/part.ts';

const none: Part = { kind: 'event', id: 'e1', cells: {} };
const write = (part: Part, fields: Fields, at: number) => writePart(part, fields, at, 'anna');
const receive = (part: Part, cells: Cells) => receiveCells(part, cells, 1000);
/** Sends all that is unsent and takes the same answer for each. */
function answered(part: Part, answer: Answer, sent = changesOf(part)): Part {
  return sent.reduce((now, sending) => answerPart(now, sending, answer, 900), part);
}
const known = receive(none, { place: ['sala', 5, 'borys'] });

describe('an organizer writes', () => {
  it('all fields of one act bear one stamp and wait for the office', () => {
    const part = newPart('event', 'e1', { place: 'sala', note: 'klucz u dozorcy' }, 10, 'anna');
    expect(part.cells).toEqual({ place: ['sala', 10, 'anna'], note: ['klucz u dozorcy', 10, 'anna'] });
    expect(part.marks).toEqual({ place: { base: null }, note: { base: null } });
    expect(changesOf(part).map(({ change }) => change)).toEqual([
      {
        kind: 'event',
        id: 'e1',
        stamp: [10, 'anna'],
        fields: { place: 'sala', note: 'klucz u dozorcy' },
        base: { place: null, note: null },
      },
    ]);
  });

  it('the same value again is no act', () => {
    expect(write(known, { place: 'sala' }, 20)).toBe(known);
  });

  it('with a clock that is behind, the new value is still later than the one that was on the screen', () => {
    const part = write(receive(none, { place: ['sala', 500, 'borys'] }), { place: 'dwór' }, 20);
    expect(part.cells['place']).toEqual(['dwór', 501, 'anna']);
  });

  it('later edits do not move the base', () => {
    const part = write(write(known, { place: 'dwór' }, 20), { place: 'park' }, 30);
    expect(part.marks?.['place']).toEqual({ base: [5, 'borys'], was: ['sala', 5, 'borys'] });
    expect(changesOf(part)[0]?.change.base).toEqual({ place: [5, 'borys'] });
  });

  it('two acts with two stamps are sent as two changes', () => {
    const part = write(write(none, { place: 'sala' }, 10), { note: 'klucz' }, 20);
    expect(changesOf(part).map(({ change }) => [change.stamp[0], change.fields])).toEqual([
      [10, { place: 'sala' }],
      [20, { note: 'klucz' }],
    ]);
  });
});

describe('the office answers', () => {
  it('accepted: nothing waits any more and the moment is kept', () => {
    const part = answered(write(none, { place: 'sala' }, 10), 'accepted');
    expect(part).toEqual({ kind: 'event', id: 'e1', cells: { place: ['sala', 10, 'anna'] }, sentAt: 900 });
  });

  it('what was edited while it was sent still waits, based on what the office now has', () => {
    const first = write(none, { place: 'sala' }, 10);
    const part = answered(write(first, { place: 'dwór' }, 20), 'accepted', changesOf(first));
    expect(part.cells['place']?.[0]).toBe('dwór');
    expect(part.marks).toEqual({ place: { base: [10, 'anna'], was: ['sala', 10, 'anna'] } });
  });

  it('held: the value stays on the screen and is not sent again', () => {
    const part = answered(write(known, { place: 'dwór' }, 20), { held: 'unknown-kind' });
    expect(part.cells['place']?.[0]).toBe('dwór');
    expect(isUnsent(part)).toBe(false);
    expect(changesOf(part)).toEqual([]);
  });

  it('a held field that is edited is sent again, with the base it had', () => {
    const held = answered(write(known, { place: 'dwór' }, 20), { held: 'unknown-kind' });
    expect(changesOf(write(held, { place: 'park' }, 30)).map(({ change }) => [change.fields, change.base])).toEqual([
      [{ place: 'park' }, { place: [5, 'borys'] }],
    ]);
  });

  it('refused: the field goes back to what the office has', () => {
    expect(answered(write(known, { place: 'dwór' }, 20), { refused: 'bad-value' })).toEqual(known);
  });

  it('refused: a field that the office never had is empty again', () => {
    const part = answered(write(known, { note: 'x' }, 20), { refused: 'not-allowed' });
    expect(part.cells).toEqual(known.cells);
  });

  it('a refusal of what was sent does not touch what was written since', () => {
    const first = write(known, { place: 'dwór' }, 20);
    const part = answered(write(first, { place: 'park' }, 30), { refused: 'bad-value' }, changesOf(first));
    expect(part.cells['place']?.[0]).toBe('park');
    expect(isUnsent(part)).toBe(true);
  });
});

describe('a value of another person meets one that is unsent here', () => {
  const mine = write(none, { place: 'sala' }, 10);

  it('beaten, ours stays as the other version and still waits', () => {
    const part = receive(mine, { place: ['dwór', 20, 'borys'] });
    expect(part.cells['place']).toEqual(['dwór', 20, 'borys']);
    expect(versionsOf(part).map(({ value }) => value)).toEqual(['sala']);
    expect(isUnsent(part)).toBe(true);
  });

  it('beaten, ours travels as a change of the plain field, as it was written', () => {
    const part = receive(mine, { place: ['dwór', 20, 'borys'] });
    expect(changesOf(part).map(({ change }) => change)).toEqual([
      { kind: 'event', id: 'e1', stamp: [10, 'anna'], fields: { place: 'sala' }, base: { place: null } },
    ]);
  });

  it('once the office has heard of it, only what the office says about it stays', () => {
    const part = answered(receive(mine, { place: ['dwór', 20, 'borys'] }), 'accepted');
    expect(part.cells).toEqual({ place: ['dwór', 20, 'borys'] });
    expect(isUnsent(part)).toBe(false);
  });

  it('a page that brings the version settled already settles it here, in whatever order its fields come', () => {
    const settled = { 'place~10~anna': [null, 50, 'celina'], place: ['dwór', 20, 'borys'] } as const;
    const part = receive(mine, settled);
    expect(part.cells).toEqual(settled);
    expect(isUnsent(part)).toBe(false);
  });

  it('beating the other, ours stands and the other shows as the other version', () => {
    const part = receive(mine, { place: ['dwór', 7, 'borys'] });
    expect(part.cells['place']?.[0]).toBe('sala');
    expect(versionsOf(part).map(({ value }) => value)).toEqual(['dwór']);
    expect(part.marks?.['place']?.base).toBeNull();
  });

  it('choosing ours settles the other, and the office hears of both', () => {
    const part = write(receive(mine, { place: ['dwór', 7, 'borys'] }), { place: 'sala' }, 30);
    expect(versionsOf(part)).toEqual([]);
    expect(changesOf(part).flatMap(({ change }) => Object.entries(change.fields))).toEqual([
      ['place', 'sala'],
      ['place~7~borys', null],
    ]);
  });

  it('of two values with one stamp, from one phone that was copied, the greater is still sent when the office has the lesser', () => {
    const part = receive(mine, { place: ['dwór', 10, 'anna'] });
    expect(part.cells['place']?.[0]).toBe('sala');
    expect(isUnsent(part)).toBe(true);
  });

  it('a removed record stays removed, with nothing of it left to send', () => {
    const part = receive(mine, { erased: [true, 3, 'biuro'] });
    expect(part).toEqual({ kind: 'event', id: 'e1', cells: { erased: [true, 3, 'biuro'] }, sentAt: 1000 });
  });

  it('sends on what a copy of the same phone has beaten, so that the office has heard it', () => {
    const written = writePart({ kind: 'event', id: 'e1', cells: {} }, { place: 'sala' }, 10, 'anna');
    const received = receiveCells(written, { place: ['park', 20, 'anna'] }, 1);
    expect(received.cells['place']).toEqual(['park', 20, 'anna']);
    expect(changesOf(received).map(({ change }) => [change.stamp, change.fields])).toEqual([
      [[10, 'anna'], { place: 'sala' }],
    ]);
    const [sending] = changesOf(received);
    if (sending === undefined) throw new Error('nothing to send');
    expect(Object.keys(answerPart(received, sending, 'accepted', 2).cells)).toEqual(['place']);
  });
});

describe('the office refuses some fields of a change for the role', () => {
  const refused: Answer = { refused: 'not-allowed', fields: ['birthYear'] };
  const volunteer: Part = { kind: 'volunteer', id: 'v1', cells: { birthYear: [1990, 5, 'biuro'] } };
  const written = write(volunteer, { phone: '600', birthYear: 1991 }, 10);

  it('those alone go back to what the office has; the others are known to be there', () => {
    const part = answered(written, refused);
    expect(part.cells).toEqual({ phone: ['600', 10, 'anna'], birthYear: [1990, 5, 'biuro'] });
    expect([isUnsent(part), part.sentAt]).toEqual([false, 900]);
  });

  it('those alone are what a person has to see', () => {
    const [sending] = changesOf(written);
    if (sending === undefined) throw new Error('nothing to send');
    const { fields, base } = refusedChange(sending.change, refused);
    expect([fields, base]).toEqual([{ birthYear: 1991 }, { birthYear: [5, 'biuro'] }]);
    for (const whole of [
      { refused: 'bad-value', fields: ['phone'] },
      { refused: 'not-allowed' },
      { held: 'returned' },
    ]) {
      expect(refusedChange(sending.change, whole as Answer)).toEqual(sending.change);
    }
  });

  it('what was typed meanwhile stays unsent, on what the office now has', () => {
    const sent = changesOf(written);
    const part = answered(write(written, { phone: '700', birthYear: 1992 }, 20), refused, sent);
    expect(changesOf(part).map(({ change }) => [change.fields, change.base])).toEqual([
      [
        { phone: '700', birthYear: 1992 },
        { phone: [10, 'anna'], birthYear: [5, 'biuro'] },
      ],
    ]);
  });

  it('of any other code all of it is refused, whatever fields are named', () => {
    const part = answered(written, { refused: 'bad-value', fields: ['birthYear'] });
    expect(part.cells).toEqual({ birthYear: [1990, 5, 'biuro'] });
    expect(part.sentAt).toBeUndefined();
  });

  it('an other version that only this copy knows is taken in or refused as its field', () => {
    const beaten = receiveCells(
      write({ ...volunteer, cells: {} }, { phone: '600' }, 10),
      { phone: ['700', 20, 'ewa'] },
      1,
    );
    const [sending] = changesOf(beaten);
    expect(sending?.fields.map(({ name }) => name)).toEqual(['phone~10~anna']);
    expect(answered(beaten, { refused: 'not-allowed', fields: ['phone'] }).cells).toEqual({
      phone: ['700', 20, 'ewa'],
    });
    expect(isUnsent(answered(beaten, { refused: 'not-allowed', fields: ['phone'] }))).toBe(false);
  });
});

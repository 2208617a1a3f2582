import { describe, expect, it } from 'vitest';
import { checkFields } from '../../src/domain/check.ts';
import { countedAgainWrite, finishWrite, notCountedWrite, resumeWrite } from '../../src/domain/event.ts';
import { checkedWrites, type Late, lateOf } from '../../src/domain/late.ts';
import type { Entry, Fields } from '../../src/domain/scalar.ts';

const event = (fields: Fields): Entry => ({ id: 'e1', fields });
const finished = event(finishWrite('e1', '12:30', 100).fields);
const tally = (id: string, at: number, over: Fields = {}): Entry => ({
  id: `e1.${id}`,
  fields: { sheet: 'e1.bela', measure: 'people', amount: 1, at, ...over },
});

describe('what was counted after the end', () => {
  it('is late from the moment after, oldest first, also what was taken back', () => {
    const late = lateOf(finished, [tally('3', 103), tally('1', 101, { void: true }), tally('0', 100)]);
    expect(late?.tallies.map(({ id }) => id)).toEqual(['e1.1', 'e1.3']);
    expect(late).toMatchObject({ why: 'finished', unchecked: 2 });
  });

  it('is nothing while the event runs or runs again, and where all came in time', () => {
    expect(lateOf(event({ state: 'running' }), [tally('1', 101)])).toBeUndefined();
    expect(lateOf(event({ ...finished.fields, ...resumeWrite('e1').fields }), [tally('1', 101)])).toBeUndefined();
    expect(lateOf(finished, [tally('1', 99)])).toBeUndefined();
  });

  it('is late in an event that is not to be counted, from when that was said', () => {
    const marked = event({ ...finished.fields, ...notCountedWrite('e1', 'próba', 200).fields });
    expect(lateOf(marked, [tally('1', 150), tally('2', 201)])).toMatchObject({ why: 'notCounted', unchecked: 1 });
    const again = event({ ...marked.fields, ...countedAgainWrite('e1').fields });
    expect(lateOf(again, [tally('1', 150)])).toMatchObject({ why: 'finished' });
  });

  it('is checked once, asks again when more comes, and an undo asks for all of it again', () => {
    const two = [tally('1', 101), tally('2', 102)];
    const { done, undo } = checkedWrites(finished, lateOf(finished, two) as Late);
    for (const { kind, id, fields } of [done, undo]) expect(checkFields(kind, id, fields)).toBeUndefined();
    const checked = event({ ...finished.fields, ...done.fields });
    expect(lateOf(checked, two)).toMatchObject({ unchecked: 0 });
    expect(lateOf(checked, [...two, tally('3', 103), tally('4', 104, { sheet: 'e1.cela' })])).toMatchObject({
      unchecked: 2,
    });
    expect(lateOf(event({ ...checked.fields, ...undo.fields }), two)).toMatchObject({ unchecked: 2 });
  });
});

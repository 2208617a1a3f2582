import { describe, expect, it } from 'vitest';
import {
  countsIn,
  type Draft,
  type DraftProblem,
  emptyDraft,
  keepDraft,
  keptDraft,
  problemsOf,
} from '../../../../src/client/ui/paper/draft.ts';

const seniors = { measure: 'people', group: 'seniors' };
const food = { measure: 'food', group: '' };
const judged = {
  planned: { title: 'Zbiórka' },
  lines: [seniors, food],
  scaleOf: ({ measure }: { readonly measure: string }) => (measure === 'food' ? (100 as const) : (1 as const)),
  today: '2024-03-22',
};
const day = { date: '2024-03-22' };
const draft = (more: Partial<Draft>): Draft => ({ ...emptyDraft('e1'), texts: day, ...more });
const amounts = (people: string, kilos = '') => ({ 'people seniors': people, 'food ': kilos });

describe('what is to be put right', () => {
  it.each<[string, Partial<Draft>, Readonly<Record<string, DraftProblem>>]>([
    ['nothing, for a number and a day', { amounts: amounts('60') }, {}],
    ['nothing, for a zero', { amounts: amounts('0') }, {}],
    ['the day that is missing', { texts: {}, amounts: amounts('60') }, { date: 'date' }],
    ['the year 24', { texts: { date: '0024-03-22' }, amounts: amounts('60') }, { date: 'date' }],
    ['tomorrow', { texts: { date: '2024-03-23' }, amounts: amounts('60') }, { date: 'future' }],
    [
      'an end before the start',
      { texts: { ...day, startTime: '12:00', endTime: '10:00' }, amounts: amounts('60') },
      { endTime: 'order' },
    ],
    ['a name that was taken out', { texts: { ...day, title: ' ' }, amounts: amounts('60') }, { title: 'title' }],
    ['half a person', { amounts: amounts('60,5') }, { 'people seniors': 'amount-too-precise' }],
    ['less than nobody', { amounts: amounts('-1') }, { 'people seniors': 'negative' }],
    ['letters', { amounts: amounts('60', 'x') }, { 'food ': 'amount-not-a-number' }],
    ['no number at all', { amounts: amounts(' ') }, { 'people seniors': 'uncounted' }],
    ['nothing, where the paper has no number either', { uncounted: true }, {}],
  ])('%s', (_, more, problems) => {
    expect(problemsOf(draft(more), judged)).toEqual(problems);
  });
});

describe('the numbers', () => {
  it('are read by the scale of their measure, and an empty place is none', () => {
    const typed = draft({ amounts: amounts('', '976,44'), about: { 'food ': true } });
    expect(countsIn(typed, judged)).toEqual([{ ...food, amount: 97_644, exact: false }]);
  });

  it('are exact unless said otherwise, and 0 is a number', () => {
    expect(countsIn(draft({ amounts: amounts('0') }), judged)).toEqual([{ ...seniors, amount: 0, exact: true }]);
  });
});

it('is kept for each sheet by itself until it is saved or cleared', () => {
  const typed = draft({ amounts: amounts('60') });
  keepDraft('office row-6', typed);
  expect([keptDraft('office row-6'), keptDraft('office row-9')]).toEqual([typed, undefined]);
  keepDraft('office row-6', undefined);
  expect(keptDraft('office row-6')).toBeUndefined();
});

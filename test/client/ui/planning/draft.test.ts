import { describe, expect, it } from 'vitest';
import { amissIn, appointmentsOf, type PlanDraft, repeating } from '../../../../src/client/ui/planning/draft.ts';

const draft: PlanDraft = {
  title: 'Klub',
  date: '2024-03-26',
  dateTo: '',
  startTime: '17:00',
  endTime: '19:00',
  place: ' Świetlica ',
  rhythm: 'once',
  until: '',
  left: [],
};

describe('what is filled in to plan an event', () => {
  it.each<[string, Partial<PlanDraft>, ReturnType<typeof amissIn>]>([
    ['is whole', {}, undefined],
    ['lacks its name', { title: ' ' }, 'title'],
    ['lacks its day', { date: '' }, 'date'],
    ['ends before its first day', { dateTo: '2024-03-25' }, 'dateTo'],
    ['ends before its hour', { endTime: '17:00' }, 'endTime'],
    ['ends at an earlier hour of another day', { endTime: '08:00', dateTo: '2024-03-27' }, undefined],
    ['lacks the last day of its series', { rhythm: 'weekly' }, 'until'],
    ['ends its series before it begins', { rhythm: 'weekly', until: '2024-03-26' }, 'until'],
    ['leaves out all days', { rhythm: 'weekly', until: '2024-04-01', left: ['2024-03-26'] }, 'days'],
  ])('%s', (_, part, amiss) => {
    expect(amissIn({ ...draft, ...part })).toBe(amiss);
  });

  it('is one appointment, whose last day is said only when it is another one', () => {
    const { title: _title, rhythm: _rhythm, until: _until, left: _left, ...when } = draft;
    expect(appointmentsOf({ ...draft, dateTo: draft.date })).toEqual([{ ...when, place: 'Świetlica' }]);
    expect(appointmentsOf({ ...draft, dateTo: '2024-03-27' })[0]?.dateTo).toBe('2024-03-27');
  });

  it.each<[string, Partial<PlanDraft>, PlanDraft['rhythm'], string]>([
    ['takes the last day over', { dateTo: '2024-05-28' }, 'weekly', '2024-05-28'],
    ['keeps the day until which it comes', { dateTo: '2024-05-28', until: '2024-06-04' }, 'monthly', '2024-06-04'],
    ['has no such day of an event that comes once', { dateTo: '2024-05-28' }, 'once', ''],
  ])('%s when it is said how often it comes', (_, part, rhythm, until) => {
    const before = { ...draft, ...part };
    expect({ ...before, ...repeating(before, rhythm) }).toEqual({ ...before, rhythm, until });
  });

  it('is one appointment of one day for each day of a series, but those that were unticked', () => {
    const series = {
      ...draft,
      rhythm: 'weekly',
      until: '2024-04-10',
      dateTo: '2024-03-30',
      left: ['2024-04-02'],
    } as const;
    expect(appointmentsOf(series).map(({ date, dateTo }) => [date, dateTo])).toEqual([
      ['2024-03-26', ''],
      ['2024-04-09', ''],
    ]);
  });
});

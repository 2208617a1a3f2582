// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { AppContext } from '../../../../src/client/app.ts';
import { detailChanges, detailsOf, problemOf, typePlace } from '../../../../src/client/ui/event/details.ts';
import { DetailsDialog } from '../../../../src/client/ui/event/details-dialog.tsx';
import { EventHead } from '../../../../src/client/ui/event/event-head.tsx';
import { Preparations } from '../../../../src/client/ui/event/prepares.tsx';
import { unfold } from '../unfold.ts';
import { fakeApp, record } from './fake-app.tsx';

afterEach(cleanup);

const meeting = record('event', 'e1', {
  title: 'Spotkanie organizacyjne',
  date: '2024-03-15',
  startTime: '10:00',
  place: 'CUS',
  state: 'planned',
  activity: 'a9',
});
const lists = [
  record('plan', 'p', { year: 2024 }),
  record('activity', 'a9', { plan: 'p', number: 9, title: 'Przygotowania do DobroDnia 2024' }),
  record('activity', 'a16', { plan: 'p', number: 16, title: 'DobroDzień 2024' }),
  record('event', 'e2', { title: 'Koncert', date: '2024-06-08', state: 'planned' }),
];
const type = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Zapisz' }));
const nothing = () => undefined;

describe('what saving writes', () => {
  const before = { title: 'Piknik', date: '2024-03-15', dateTo: '2024-03-17', host: 'Gmina', place: 'Park' };
  const opened = detailsOf(before);
  const typed = (texts: Partial<typeof opened.texts>) => ({ ...opened, texts: { ...opened.texts, ...texts } });
  test.each([
    ['nothing', opened, {}],
    ['spaces alone', typed({ title: ' Piknik ' }), {}],
    ['a longer event', typed({ dateTo: '2024-03-18' }), { dateTo: '2024-03-18' }],
    ['one day after all', typed({ dateTo: '' }), { dateTo: null }],
    ['the last day is the first', typed({ dateTo: '2024-03-15' }), { dateTo: null }],
    ["another's event", { ...opened, byOthers: true }, { byOthers: true }],
    ['a place more', { ...opened, places: typePlace(opened.places, 1, 'Rynek') }, { 'place/rynek': 'Rynek' }],
  ])('%s', (_, details, fields) => {
    expect(detailChanges(before, details)).toEqual(fields);
  });

  test.each([
    ['titleMissing', typed({ title: ' ' })],
    ['dateMissing', typed({ date: '' })],
    ['endsBefore', typed({ dateTo: '2024-03-14' })],
    [undefined, opened],
  ])('problem: %s', (problem, details) => {
    expect(problemOf(details)).toBe(problem);
  });
});

test('several days, several places and whose event it is are written together', () => {
  const { show, disk } = fakeApp([meeting, ...lists]);
  show(<DetailsDialog event={meeting} onClose={nothing} />);
  type('Ostatni dzień', '2024-03-17');
  type('Miejsce 2', 'Rynek');
  type('Miejsce 3', 'Park Strzelecki');
  fireEvent.click(screen.getByLabelText('Innych, bierzemy w nim udział'));
  type('Organizator', 'Gmina Tarnów');
  save();
  expect(disk.asked).toEqual([
    [
      {
        kind: 'event',
        id: 'e1',
        fields: {
          dateTo: '2024-03-17',
          host: 'Gmina Tarnów',
          byOthers: true,
          'place/rynek': 'Rynek',
          'place/park strzelecki': 'Park Strzelecki',
        },
      },
    ],
  ]);
});

test('a last day before the first one is said, and nothing is written', () => {
  const { show, disk } = fakeApp([meeting, ...lists]);
  show(<DetailsDialog event={meeting} onClose={nothing} />);
  type('Ostatni dzień', '2024-03-14');
  save();
  expect(screen.getByRole('alert').textContent).toBe('Ostatni dzień jest przed pierwszym.');
  expect(disk.asked).toEqual([]);
});

test('what was typed stays when others’ changes arrive, and theirs are not written over', () => {
  const { app, show, disk } = fakeApp([meeting, ...lists]);
  const { rerender } = show(<DetailsDialog event={meeting} onClose={nothing} />);
  type('Nazwa', 'Spotkanie w par');
  type('Miejsce 2', 'Rynek');
  const changed = { ...meeting, fields: { ...meeting.fields, place: 'Ratusz', startTime: '11:00', title: 'Inaczej' } };
  rerender(
    <AppContext.Provider value={app}>
      <DetailsDialog event={changed} onClose={nothing} />
    </AppContext.Provider>,
  );
  expect(screen.getByLabelText<HTMLInputElement>('Nazwa').value).toBe('Spotkanie w par');
  expect(screen.getByLabelText<HTMLInputElement>('Miejsce 2').value).toBe('Rynek');
  save();
  expect(disk.asked[0]?.[0]?.fields).toEqual({ title: 'Spotkanie w par', 'place/rynek': 'Rynek' });
});

test('what a meeting prepares is found by a few letters, and what was typed before is still there', () => {
  const { show, disk } = fakeApp([meeting, ...lists]);
  show(<DetailsDialog event={meeting} onClose={nothing} />);
  type('Nazwa', 'Spotkanie pierwsze');
  fireEvent.click(screen.getByRole('button', { name: 'Wybierz, co przygotowuje' }));
  const choices = () =>
    within(screen.getByRole('list'))
      .getAllByRole('button')
      .map(({ textContent }) => textContent);
  expect(choices()).toEqual(['Koncert, 8 czerwca 2024\u00a0r.', '16. DobroDzień 2024']);
  type('Szukaj wydarzenia albo działania', 'dobro');
  expect(choices()).toEqual(['16. DobroDzień 2024']);
  fireEvent.click(screen.getByRole('button', { name: '16. DobroDzień 2024' }));
  save();
  expect(disk.asked[0]?.[0]?.fields).toEqual({ title: 'Spotkanie pierwsze', prepares: 'a16' });
});

test('the head says all days, all places, whose event it is and what for', () => {
  const event = record('event', 'e1', {
    ...meeting.fields,
    dateTo: '2024-03-17',
    'place/rynek': 'Rynek',
    byOthers: true,
    host: 'Gmina Tarnów',
    prepares: 'a16',
  });
  fakeApp([event, ...lists]).show(<EventHead event={event} />);
  expect(screen.getByText('15–17 marca 2024 r. · 10:00 · CUS, Rynek')).toBeTruthy();
  expect(screen.getByText('Organizator: Gmina Tarnów')).toBeTruthy();
  expect(screen.getByRole('link', { name: '16. DobroDzień 2024' }).getAttribute('href')).toBe('/plan/a16');
});

test('the event that was prepared leads to its meetings', async () => {
  const day = record('event', 'e3', { title: 'DobroDzień', date: '2024-06-08', state: 'planned', activity: 'a16' });
  const held = (id: string, prepares: string) =>
    record('event', id, { title: `Spotkanie ${id}`, date: '2024-03-12', state: 'finished', prepares });
  fakeApp([day, ...lists, held('m1', 'a16'), held('m2', 'e3'), held('m3', 'e2')]).show(<Preparations event={day} />);
  expect(screen.getByRole('heading').textContent).toBe('Przygotowania: 2 spotkania');
  const links = await within(unfold(screen.getByRole('heading'))).findAllByRole('link');
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['/event/m1', '/event/m2']);
});

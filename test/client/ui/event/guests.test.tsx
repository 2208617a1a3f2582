// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { AddGroup } from '../../../../src/client/ui/event/add-lines.tsx';
import { boardOf } from '../../../../src/client/ui/event/board.ts';
import lists from '../../../../src/domain/example/lists-2024.json' with { type: 'json' };
import { fakeApp, record } from './fake-app.tsx';

afterEach(cleanup);

const event = record('event', 'e1', { title: 'Debata', state: 'running', 'group/seniors': true });
const seniors = record('group', 'seniors', { name: 'Seniorzy', attends: true, order: 0 });
const guests = lists.groups.find(({ id }) => id === 'guests');

function open(held: Parameters<typeof fakeApp>[0]) {
  const faked = fakeApp(held);
  faked.show(<AddGroup event={event} taken={[]} />);
  fireEvent.click(screen.getByRole('button', { name: 'Dodaj grupę' }));
  return { ...faked, dialog: within(screen.getByRole('dialog')) };
}

test('guests of the office’s list are put on an event with one tap', () => {
  const known = record('group', 'guests', { name: guests?.pl ?? '', attends: guests?.attends ?? true, order: 1 });
  const { dialog, disk } = open([event, seniors, known]);
  fireEvent.click(dialog.getByRole('button', { name: 'Goście (radni, osoby publiczne)' }));
  expect(disk.asked).toEqual([[{ kind: 'event', id: 'e1', fields: { 'group/guests': true } }]]);
});

test('where the office has no such group it is made on the spot, and its people are not among those present', () => {
  const { dialog, disk } = open([event, seniors]);
  fireEvent.input(dialog.getByLabelText('Szukaj albo wpisz nową nazwę'), { target: { value: 'Goście' } });
  fireEvent.click(dialog.getByLabelText('Wlicza się do obecnych'));
  fireEvent.click(dialog.getByRole('button', { name: 'Dodaj: Goście' }));
  const [made, put] = disk.asked[0] ?? [];
  expect(made?.fields).toMatchObject({ name: 'Goście', attends: false });
  expect(put?.fields).toEqual({ [`group/${made?.id}`]: true });

  const sum = { exact: 3, estimated: 0, tallies: 3 };
  const board = boardOf({
    event: { ...event.fields, ...put?.fields },
    sums: { [`e1.a people ${made?.id}`]: sum, 'e1.a people seniors': { exact: 42, estimated: 0, tallies: 1 } },
    sheets: new Map(),
    sheet: 'e1.a',
    groups: new Map([
      ['seniors', seniors],
      [made?.id ?? '', record('group', made?.id ?? '', made?.fields ?? {})],
    ]),
    measures: new Map(),
  });
  expect(board.attended.value).toBe(42);
  expect(board.beside.map(({ value }) => value)).toEqual([3]);
});

// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { CounterBoard } from '../../../../src/client/ui/event/counter.tsx';
import { useCounter } from '../../../../src/client/ui/event/use-counter.ts';
import { type RecordView, useRecord } from '../../../../src/client/ui/use.ts';
import { fakeApp, record } from './fake-app.tsx';

afterEach(cleanup);

const running = record('event', 'e1', { title: 'Desant', date: '2024-03-22', state: 'running', 'group/seniors': true });

function Board() {
  const event: RecordView = useRecord('event', 'e1') ?? running;
  const counter = useCounter(event);
  return counter === undefined ? null : <CounterBoard event={event} counter={counter} />;
}

test('a number that is being typed stays when counts of another phone and a change of the event arrive', async () => {
  const { app, show, disk } = fakeApp([running, record('group', 'seniors', { name: 'Seniorzy', order: 1 })]);
  show(<Board />);
  fireEvent.click(screen.getByRole('button', { name: 'Seniorzy: wpisz liczbę' }));
  fireEvent.input(screen.getByRole('textbox'), { target: { value: '4' } });
  void app.store.write([
    { kind: 'event', id: 'e1', fields: { place: 'Park', 'group/children': true } },
    { kind: 'sheet', id: 'e1.other', fields: { event: 'e1', device: 'other' } },
    {
      kind: 'tally',
      id: 'e1.t9',
      fields: { sheet: 'e1.other', measure: 'people', group: 'seniors', amount: 30, exact: true, at: 1 },
    },
  ]);
  await act(() => disk.answer());
  expect(screen.getByText(/Teraz: 30/)).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('4');
});

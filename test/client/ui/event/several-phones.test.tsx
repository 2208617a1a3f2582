// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { CounterBoard } from '../../../../src/client/ui/event/counter.tsx';
import { EventMore } from '../../../../src/client/ui/event/event-more.tsx';
import { useCounter } from '../../../../src/client/ui/event/use-counter.ts';
import { useUndoable } from '../../../../src/client/ui/parts/undoable.tsx';
import { useRecord } from '../../../../src/client/ui/use.ts';
import type { Fields } from '../../../../src/domain/scalar.ts';
import { device, fakeApp, record } from './fake-app.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const event = record('event', 'e1', { title: 'Piknik', date: '2024-03-22', state: 'running', 'group/seniors': true });
const seniors = record('group', 'seniors', { name: 'Seniorzy', attends: true, order: 1 });
const tally = (id: string, sheet: string, more: Fields) =>
  record('tally', `e1.${id}`, {
    sheet: `e1.${sheet}`,
    measure: 'people',
    group: 'seniors',
    exact: true,
    at: 1,
    ...more,
  });
const theirs = record('sheet', 'e1.phone-b', {
  event: 'e1',
  device: 'phone-b',
  label: 'Telefon Beli',
  name: 'wejście B',
});

function Page() {
  const now = useRecord('event', 'e1');
  const undoable = useUndoable();
  return now ? (
    <>
      <Tiles />
      <EventMore event={now} undoable={undoable} />
    </>
  ) : null;
}
function Tiles() {
  const counter = useCounter(event);
  return counter === undefined ? null : <CounterBoard event={event} counter={counter} />;
}
function open(held: readonly ReturnType<typeof record>[]) {
  const phone = fakeApp([event, seniors, ...held]);
  phone.show(<Page />);
  return phone;
}

test('what other phones counted is as fresh as the last answer of the office, and that is said', async () => {
  const { setSync } = open([theirs, tally('b1', 'phone-b', { amount: 40 })]);
  expect(screen.getByText('z tego na innych telefonach: 40, stan nieznany')).toBeTruthy();
  await setSync({ lastAnswerAt: 1_711_098_000_000 });
  expect(screen.getByText('z tego na innych telefonach: 40, stan z 10:00')).toBeTruthy();
});

test('a sheet is called as its owner says; the name of the device stays beside it', async () => {
  const { disk } = open([
    theirs,
    record('sheet', `e1.${device}`, { event: 'e1', device, label: 'Telefon Ani' }),
    tally('a1', device, { amount: 2 }),
    tally('b1', 'phone-b', { amount: 40 }),
  ]);
  expect(screen.getByText('wejście B')).toBeTruthy();
  const field = screen.getByLabelText('Gdzie albo kiedy liczysz');
  fireEvent.input(field, { target: { value: 'wejście A' } });
  fireEvent.blur(field);
  const fields = { event: 'e1', device, label: 'Telefon Ani', name: 'wejście A' };
  expect(disk.asked).toEqual([[{ kind: 'sheet', id: `e1.${device}`, fields }]]);
  await disk.answer();
  expect(screen.getByText('wejście A (to urządzenie)')).toBeTruthy();
});

test('an estimate is a part of the total, said at the tile and beside the total', () => {
  open([tally('a1', device, { amount: 180 }), tally('a2', device, { amount: 400, exact: false })]);
  expect(screen.getByRole('button', { name: 'Seniorzy: 580, dodaj 1' }).textContent).toContain('szacunek: 400');
  expect(document.querySelector('.total-line')?.textContent).toBe('Obecniok.580');
  expect(document.querySelector('.total-within')?.textContent).toBe('w tym szacunek 400');
});

test('counting together shows the address of this event to another phone', async () => {
  open([]);
  fireEvent.click(screen.getByRole('button', { name: 'Liczymy razem' }));
  expect(await screen.findByText(`${location.origin}/event/e1`)).toBeTruthy();
  expect(screen.getByRole('img', { name: 'Kod z adresem tego wydarzenia', hidden: true })).toBeTruthy();
});

test('where the browser neither shares nor copies, the address stands there to be copied by hand', async () => {
  const refuse = async () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  vi.stubGlobal('navigator', Object.create(navigator, { clipboard: { value: { writeText: refuse } } }));
  open([]);
  fireEvent.click(screen.getByRole('button', { name: 'Liczymy razem' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Wyślij adres', hidden: true }));
  const text = await screen.findByLabelText<HTMLTextAreaElement>('Tekst do skopiowania');
  expect(text.value).toBe(`${location.origin}/event/e1`);
});

// @vitest-environment happy-dom
// First of all: Dexie looks for IndexedDB when it is loaded.
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { Summary } from '../../../../src/client/ui/event/summary.tsx';
import { DeskPage } from '../../../../src/client/ui/pages/desk-page.tsx';
import { VoicesPage } from '../../../../src/client/ui/pages/voices-page.tsx';
import { VoicesHeard } from '../../../../src/client/ui/voice/voices-heard.tsx';
import type { VoiceChannel, VoiceSort } from '../../../../src/domain/kinds.ts';
import { voiceWrite } from '../../../../src/domain/voice.ts';
import { loaded } from '../../store/phone.ts';
import { fakeApp, record } from '../event/fake-app.tsx';
import { openApp, show, withPlan } from '../open-app.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const say = (
  id: string,
  day: string,
  sort: VoiceSort,
  theme: string,
  text: string,
  channel: VoiceChannel,
  event = '',
) => voiceWrite({ id, day, sort, theme, channel, text, ...(event === '' ? {} : { event }) });

async function page(path = '/voices') {
  const app = await openApp('2024-06-01');
  await app.store.write([
    { kind: 'event', id: 'e1', fields: { title: 'Rada osiedla', date: '2024-04-11', state: 'finished' } },
    say('v1', '2024-04-11', 'need', 'ławki', 'Nie ma gdzie usiąść.', 'inPerson', 'e1'),
    say('v2', '2024-05-02', 'need', 'Ławki', 'Za niskie.', 'phone'),
    say('v3', '2024-05-03', 'opinion', 'festyny', 'Za głośno.', 'socialMedia'),
    say('v4', '2023-05-03', 'leader', '', 'Zbiera sąsiadów.', 'inPerson'),
  ]);
  show(app, path, <VoicesPage />);
  await screen.findByRole('heading', { name: 'Głosy ludzi' });
  await screen.findByLabelText('Rok');
  return app;
}

const shown = () =>
  screen.queryAllByRole('button', { name: /^Skreśl: / }).map((each) => each.getAttribute('aria-label')?.slice(8));

test('the year is counted by sort and channel, the latest voice first', async () => {
  await page();
  expect(screen.getByText('Głosy: 3 (opinie 1, potrzeby 2)')).toBeTruthy();
  expect(screen.getByText('Osobiście: 1 · Przez telefon: 1 · W mediach społecznościowych: 1')).toBeTruthy();
  expect(shown()).toEqual(['Za głośno.', 'Za niskie.', 'Nie ma gdzie usiąść.']);
  expect(screen.getByRole('link', { name: 'Rada osiedla' }).getAttribute('href')).toBe('/event/e1');
});

test('the list is narrowed by sort and theme', async () => {
  await page();
  fireEvent.change(screen.getByLabelText('Temat'), { target: { value: 'lawki' } });
  expect(shown()).toEqual(['Za niskie.', 'Nie ma gdzie usiąść.']);
  expect(screen.getByRole('status').textContent).toBe('Pokazane: 2');
  fireEvent.click(screen.getByLabelText('Opinia'));
  expect(shown()).toEqual([]);
  expect(screen.getByRole('status').textContent).toBe('Takich głosów nie ma.');
});

test('another year is a choice, also by the address', async () => {
  await page('/voices?year=2023');
  expect(shown()).toEqual(['Zbiera sąsiadów.']);
  fireEvent.change(screen.getByLabelText('Rok'), { target: { value: '2024' } });
  expect(shown()).toHaveLength(3);
});

test('what was heard at no event is written down here, on this day', async () => {
  const app = await page();
  fireEvent.click(screen.getByRole('button', { name: 'Zapisz, co usłyszano' }));
  const dialog = within(screen.getByRole('dialog'));
  fireEvent.click(dialog.getByLabelText(/^Lokalny lider/));
  fireEvent.input(dialog.getByLabelText('Krótko, własnymi słowami'), { target: { value: 'Organizuje spacery.' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Zapisz' }));
  await screen.findByText('Głosy: 4 (opinie 1, potrzeby 2, lokalni liderzy 1)');
  const voices = [...(await loaded(app.views.records('voice'))).values()];
  const made = voices.find(({ fields }) => fields['text'] === 'Organizuje spacery.');
  expect(made?.id).not.toContain('.');
  expect(made?.fields).toEqual({
    day: '2024-06-01',
    sort: 'leader',
    channel: 'inPerson',
    text: 'Organizuje spacery.',
  });
});

test.each([
  ['organizer', 1],
  ['viewer', 0],
] as const)('at an event a %s finds %i such sections', (role, count) => {
  const event = record('event', 'e1', { title: 'Pisankowy desant', state: 'finished' });
  fakeApp([event], role).show(<VoicesHeard event={event} onAdd={() => undefined} />);
  expect(screen.queryAllByText('Co usłyszeliśmy')).toHaveLength(count);
});

test('an event is not said to be at the office while a voice of it is on this phone only', () => {
  const sent = { ...record('event', 'e1', { title: 'Pisankowy desant', state: 'finished' }), unsent: false };
  const { kind, id, fields } = say('v1', '2024-03-22', 'need', '', 'Ławki.', 'inPerson', 'e1');
  for (const unsent of [true, false]) {
    fakeApp([sent, { ...record(kind, id, fields), unsent }]).show(<Summary event={sent} />);
    expect(screen.queryAllByText('zapisane na telefonie')).toHaveLength(unsent ? 1 : 0);
    cleanup();
  }
});

test('the desk tells how many voices its year has, and leads to them', async () => {
  const app = await openApp('2024-06-01');
  await withPlan(app);
  await app.store.write([say('v1', '2024-05-02', 'need', 'ławki', 'Za niskie.', 'phone')]);
  show(app, '/desk', <DeskPage />);
  const link = await screen.findByRole('link', { name: 'Głosy: 1 (potrzeby 1)' });
  expect(link.getAttribute('href')).toBe('/voices?year=2024');
});

test.each([
  ['on a phone leads to what its place would else hold', false, 1],
  ['beside the rail needs no way there', true, 0],
])('the desk %s', async (_, matches, count) => {
  vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches }));
  show(await openApp('2024-06-01'), '/desk', <DeskPage />);
  await screen.findByText('Tu będzie tabela roku');
  const links = screen.queryAllByRole('link', { name: 'Więcej: język, wygląd, pomoc' });
  expect(links.map((link) => link.getAttribute('href'))).toEqual(Array.from({ length: count }, () => '/more'));
});

// @vitest-environment happy-dom
// First of all: Dexie looks for IndexedDB when it is loaded.
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { Route, Router } from 'preact-iso';
import { afterEach, expect, it, vi } from 'vitest';
import type { Desk } from '../../../../src/client/desk.ts';
import { LostReportPage } from '../../../../src/client/ui/pages/lost-report-page.tsx';
import { openApp, show } from '../open-app.tsx';
import { aniasPhone } from './office.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function open(holdings: Desk['holdings'], role: 'clerk' | 'organizer' = 'clerk') {
  const app = await openApp('2026-11-23');
  const opened = { ...app, desk: { ...app.desk, holdings }, session: { ...app.session, role } };
  show(
    opened,
    '/desk/people/lost/phone-1',
    <Router>{[<Route key="report" path="/desk/people/lost/:device" component={LostReportPage} />]}</Router>,
  );
}

const kinds = [{ kind: 'volunteer', class: 'contact' as const, records: 38, fields: ['given', 'family'] }];
const told: Desk['holdings'] = async (device) => ({
  ok: true,
  holdings: { device: { ...aniasPhone, device, state: 'lost' }, leaseEndsAt: null, kinds },
});

it('shows the report of the phone in the address, to be copied as it stands', async () => {
  await open(told);
  expect(await screen.findByRole('heading', { name: 'Zgubiony telefon: Telefon Ani' })).toBeTruthy();
  const writeText = vi.fn(async (_text: string) => undefined);
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
  fireEvent.click(screen.getByRole('button', { name: 'Kopiuj tekst' }));
  expect(await screen.findByText('Tekst skopiowany.')).toBeTruthy();
  expect(writeText.mock.calls[0]?.[0]).toContain('– Wolontariusz: 38 (Imię, Nazwisko)');
});

it('says so where the browser does not let it copy', async () => {
  await open(told);
  await screen.findByRole('heading', { name: 'Zgubiony telefon: Telefon Ani' });
  vi.stubGlobal('navigator', { ...navigator, clipboard: undefined });
  fireEvent.click(screen.getByRole('button', { name: 'Kopiuj tekst' }));
  expect(await screen.findByText(/Zaznacz tekst i skopiuj go/)).toBeTruthy();
});

it('says that the office does not answer, or does not know the phone', async () => {
  await open(async () => ({ ok: false, code: 'no-network' }));
  expect(await screen.findByText(/Biuro nie odpowiada/)).toBeTruthy();
  cleanup();
  await open(async () => ({ ok: false, code: 'not-found' }));
  expect(await screen.findByText('Biuro nie zna takiego urządzenia.')).toBeTruthy();
});

it('is the clerk’s', async () => {
  const asked = vi.fn(told);
  await open(asked, 'organizer');
  expect(await screen.findByText('Tę stronę otwiera pracownik biura.')).toBeTruthy();
  expect(asked).not.toHaveBeenCalled();
});

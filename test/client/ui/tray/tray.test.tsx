// @vitest-environment happy-dom
// First of all: Dexie looks for IndexedDB when it is loaded.
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readTray } from '../../../../src/client/store/tray.ts';
import { problemWords } from '../../../../src/client/ui/messages.ts';
import { TraySection } from '../../../../src/client/ui/tray/tray.tsx';
import type { Fields } from '../../../../src/domain/scalar.ts';
import type { ChangeCode } from '../../../../src/sync/change.ts';
import { openApp, show, type TestApp } from '../open-app.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** The texts of files that a press would save, in their order. */
function catchFiles(): string[] {
  const texts: string[] = [];
  vi.stubGlobal('Blob', function blob(parts: readonly string[]) {
    texts.push(parts.join(''));
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue(undefined);
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('about:blank');
  vi.spyOn(URL, 'revokeObjectURL').mockReturnValue(undefined);
  return texts;
}

async function refused(
  app: TestApp,
  code: ChangeCode,
  kind: string,
  id: string,
  fields: Fields,
  wrong?: readonly string[],
) {
  const change = { kind, id, stamp: [1, 'device-1'] as const, fields, base: {} };
  const row = {
    code,
    at: Date.parse('2026-11-20T09:00:00Z'),
    change,
    ...(wrong === undefined ? {} : { fields: wrong }),
  };
  await app.store.powers.database.tray.add(row);
}

const card = async (title: string) =>
  within((await screen.findByRole('heading', { level: 3, name: title })).closest('li') as HTMLElement);

describe('what the office refused', () => {
  it('is a card with its name, when, why, and its fields in words', async () => {
    const app = await openApp('2026-11-23');
    await app.store.write([
      { kind: 'event', id: 'e1', fields: { title: 'Pisankowy desant' } },
      { kind: 'group', id: 'seniors', fields: { name: 'Seniorzy' } },
    ]);
    await refused(
      app,
      'bad-value',
      'tally',
      'e1.t1',
      { sheet: 'e1.x', measure: 'people', group: 'seniors', amount: 200_000_000 },
      ['amount'],
    );
    show(app, '/sync', <TraySection />);
    const shown = await card('Wpis liczenia: Seniorzy +200\u00a0000\u00a0000 · Pisankowy desant');
    expect(shown.getByText(/Nie przyjęte: 20 listopada 2026.*, 10:00/)).toBeTruthy();
    expect(shown.getByText('Wartość jest nieprawidłowa, na przykład za duża albo za długa.')).toBeTruthy();
    expect(shown.getByText('Liczba').nextElementSibling?.textContent).toBe('200\u00a0000\u00a0000 (do poprawy)');
    expect(shown.getByText('Grupa').nextElementSibling?.textContent).toBe('Seniorzy');
  });

  it('is corrected in place and sent again: the record is written anew, and the card leaves the list', async () => {
    const app = await openApp('2026-11-23');
    await refused(app, 'bad-value', 'event', 'e1', { title: 'x'.repeat(500), place: 'Park' }, ['title']);
    show(app, '/sync', <TraySection />);
    fireEvent.click(await screen.findByRole('button', { name: 'Popraw i wyślij ponownie' }));
    const title = screen.getByLabelText('Nazwa');
    expect(screen.getByText('Ta wartość jest nieprawidłowa, za duża albo za długa.')).toBeTruthy();
    // The same value is not sent again.
    fireEvent.click(screen.getByRole('button', { name: 'Zapisz i wyślij' }));
    expect(await readTray(app.store, app.seal)).toMatchObject([{ code: 'bad-value' }]);
    fireEvent.input(title, { target: { value: 'Piknik' } });
    fireEvent.click(screen.getByRole('button', { name: 'Zapisz i wyślij' }));
    expect(await screen.findByText(/Zapisane i czeka na wysłanie: Wydarzenie/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Popraw i wyślij ponownie' })).toBeNull();
    const row = await app.store.powers.database.records.get('event/e1');
    expect([row?.cells['title']?.[0], row?.cells['place']?.[0]]).toEqual(['Piknik', 'Park']);
    expect(Object.keys(row?.marks ?? {})).toEqual(expect.arrayContaining(['title', 'place']));
    // The refused change itself is still in the table, settled.
    expect(await readTray(app.store, app.seal)).toMatchObject([
      { settled: 'again', change: { fields: { place: 'Park' } } },
    ]);
  });

  it('goes as it was when its reason is gone, and stays in the tray when the phone can not write it', async () => {
    const app = await openApp('2026-11-23');
    await refused(app, 'not-allowed', 'event', 'e1', { title: 'Piknik' });
    await refused(app, 'unknown-kind', 'weather', 'w1', { rain: true });
    show(app, '/sync', <TraySection />);
    const unknown = await card('Inny wpis: bez nazwy');
    fireEvent.click(unknown.getByRole('button', { name: 'Wyślij ponownie' }));
    expect(
      await screen.findByText(/^Biuro nie zna jeszcze takich wpisów\.$/, { selector: '.banner strong' }),
    ).toBeTruthy();
    fireEvent.click((await card('Wydarzenie: Piknik')).getByRole('button', { name: 'Wyślij ponownie' }));
    await waitFor(() => expect(screen.queryByRole('heading', { level: 3, name: 'Wydarzenie: Piknik' })).toBeNull());
    expect((await app.store.powers.database.records.get('event/e1'))?.cells['title']?.[0]).toBe('Piknik');
    const rows = await readTray(app.store, app.seal);
    expect(rows.map(({ settled }) => settled)).toEqual(['again', undefined]);
  });

  it('put aside leaves the list, lies under what was dealt with, and comes back by undo or later', async () => {
    const app = await openApp('2026-11-23');
    await refused(app, 'not-allowed', 'event', 'e1', { title: 'Piknik' });
    show(app, '/sync', <TraySection />);
    fireEvent.click(await screen.findByRole('button', { name: 'Odłóż' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Cofnij: Odłożone: Wydarzenie: Piknik' }));
    expect(await card('Wydarzenie: Piknik')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Odłóż' }));
    expect(await screen.findByText('Załatwione (1)')).toBeTruthy();
    expect(await readTray(app.store, app.seal)).toMatchObject([
      { settled: 'aside', change: { fields: { title: 'Piknik' } } },
    ]);
    fireEvent.click(screen.getByRole('button', { name: 'Przywróć: Wydarzenie: Piknik' }));
    expect(await card('Wydarzenie: Piknik')).toBeTruthy();
  });

  it('is saved as a file, one or all of it, whole', async () => {
    const app = await openApp('2026-11-23');
    await refused(app, 'not-allowed', 'event', 'e1', { title: 'Piknik' });
    await refused(app, 'stamp-in-far-future', 'event', 'e2', { title: 'Zabawa' });
    const files = catchFiles();
    show(app, '/sync', <TraySection />);
    fireEvent.click((await card('Wydarzenie: Zabawa')).getByRole('button', { name: 'Zapisz do pliku' }));
    fireEvent.click(screen.getByRole('button', { name: 'Zapisz wszystkie do pliku' }));
    expect(
      files.map((text) => JSON.parse(text).refused.map(({ change }: never) => (change as { id: string }).id)),
    ).toEqual([['e2'], ['e1', 'e2']]);
    expect(files[0]).toContain('"title": "Zabawa"');
  });

  it('shows nothing personal on its card; who corrects it sees it', async () => {
    const app = await openApp('2026-11-23');
    const change = { kind: 'volunteer', id: 'v1', stamp: [1, 'device-1'], fields: { phone: '601000001' }, base: {} };
    const sealed = await app.seal.seal('tray', change);
    await app.store.powers.database.tray.add({ code: 'bad-value', at: app.clock.now(), sealed });
    show(app, '/sync', <TraySection />);
    expect((await card('Wolontariusz: bez nazwy')).getByText('zakryte')).toBeTruthy();
    expect(document.body.textContent).not.toContain('601000001');
    fireEvent.click(screen.getByRole('button', { name: 'Popraw i wyślij ponownie' }));
    expect(screen.getByLabelText<HTMLInputElement>('Telefon').value).toBe('601000001');
  });

  it('says why in plain words, whatever the reason', () => {
    const codes: Record<ChangeCode, true> = {
      'unknown-kind': true,
      'bad-id': true,
      'bad-field-name': true,
      'bad-value': true,
      'no-fields': true,
      'too-many-fields': true,
      malformed: true,
      'stamp-in-far-future': true,
      'not-allowed': true,
      returned: true,
      damaged: true,
      revoked: true,
      unreadable: true,
    };
    for (const code of Object.keys(codes)) expect(problemWords(code).what).not.toContain('(');
  });
});

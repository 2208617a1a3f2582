// @vitest-environment happy-dom
// First of all: Dexie looks for IndexedDB when it is loaded.
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { Lying, Settling } from '../../../../src/client/lying-aside.ts';
import { backWrites, changeIn } from '../../../../src/client/ui/check/lying.ts';
import { CheckPage } from '../../../../src/client/ui/pages/check-page.tsx';
import { finishWrite, sheetWrite, tallyWrite } from '../../../../src/domain/event.ts';
import { newId } from '../../../../src/domain/id.ts';
import { fromOffice, openApp, show, type TestApp } from '../open-app.tsx';

afterEach(cleanup);

const noon = Date.parse('2024-03-22T11:00:00Z');
const row = (hash: string, change: unknown, over: Partial<Lying> = {}): Lying => ({
  device: 'bela',
  deviceName: 'Telefon Beli',
  memberName: 'Bela Nowak',
  hash,
  code: 'not-allowed',
  held: false,
  at: noon,
  change,
  ...over,
});

/** A clerk's app whose office keeps these aside, and remembers what it was asked. */
async function office(rows: readonly Lying[], answer: { ok: true } | { ok: false; code: string } = { ok: true }) {
  const app = await openApp('2024-03-22');
  const asked: Settling[] = [];
  const gone = new Set<string>();
  const clerk: TestApp = {
    ...app,
    session: { ...app.session, role: 'clerk' },
    desk: {
      ...app.desk,
      lyingAside: async () => ({ ok: true, rows: rows.filter(({ hash }) => !gone.has(hash)) }),
      settle: async (settling) => {
        asked.push(settling);
        if (!answer.ok) return answer;
        if (settling.undo === true) gone.delete(settling.hash);
        else gone.add(settling.hash);
        return { ok: true };
      },
    },
  };
  return { app: clerk, asked };
}

describe('the list of what needs a person', () => {
  it('says that nothing waits when nothing does', async () => {
    const { app } = await office([]);
    show(app, '/desk/check', <CheckPage />);
    expect(await screen.findByText('Nic nie czeka na decyzję')).toBeTruthy();
  });

  it('is the clerk’s', async () => {
    show(await openApp('2024-03-22'), '/desk/check', <CheckPage />);
    expect(screen.getByText('Tę listę prowadzi pracownik biura.')).toBeTruthy();
  });

  it('holds two versions, sheets that compete and late entries; each goes by one tap and comes back by its undo', async () => {
    const { app } = await office([]);
    await fromOffice(app, 'partner', 'wtz', { name: ['WTZ', 20, 'bela'], 'name~10~anna': ['Warsztat', 10, 'anna'] });
    const tally = (event: string, device: string, amount: number, atMs: number) =>
      tallyWrite({
        event,
        id: newId(atMs, new Uint8Array(10).fill(amount)),
        sheet: `${event}.${device}`,
        measure: 'people',
        group: '',
        amount,
        atMs,
      });
    await app.store.write([
      { kind: 'event', id: 'e1', fields: { title: 'Pisankowy desant', date: '2024-03-22', state: 'finished' } },
      sheetWrite('e1', 'anna', 'Telefon Ani'),
      sheetWrite('e1', 'bela', 'Telefon Beli'),
      { kind: 'sheet', id: 'e1.bela', fields: { covers: 'whole' } },
      tally('e1', 'anna', 60, noon),
      tally('e1', 'bela', 62, noon),
      { kind: 'event', id: 'e2', fields: { title: 'Zabawa', ...finishWrite('e2', '12:00', noon).fields } },
      sheetWrite('e2', 'bela', 'Telefon Beli'),
      tally('e2', 'bela', 5, noon + 1000),
    ]);
    show(app, '/desk/check', <CheckPage />);
    fireEvent.click(await screen.findByRole('button', { name: /^Zostaw: Warsztat/ }));
    fireEvent.click(await screen.findByRole('button', { name: /^Zostaw: Obecni: 62/ }));
    fireEvent.click(await screen.findByRole('button', { name: 'Sprawdzone' }));
    expect(await screen.findByText('Nic nie czeka na decyzję')).toBeTruthy();
    for (const name of [/^Cofnij: Nazwa: zostaje/, /^Cofnij: Zostaje: Obecni/, /^Cofnij: Sprawdzone/]) {
      fireEvent.click(await screen.findByRole('button', { name }));
    }
    expect(await screen.findByRole('button', { name: /^Zostaw: Warsztat/ })).toBeTruthy();
    expect(await screen.findByRole('button', { name: /^Zostaw: Obecni: 62/ })).toBeTruthy();
    expect(await screen.findByText('1 wpis po zakończeniu')).toBeTruthy();
  });

  it('asks no more about counts of an event that is not counted', async () => {
    const { app } = await office([]);
    await app.store.write([
      { kind: 'event', id: 'e1', fields: { title: 'Próba', state: 'finished', notCounted: 'próba' } },
      { kind: 'sheet', id: 'e1.a', fields: { covers: 'whole' } },
      { kind: 'tally', id: 'e1.1', fields: { sheet: 'e1.a', measure: 'people', amount: 1, at: 1 } },
      { kind: 'tally', id: 'e1.2', fields: { sheet: 'e1.b', measure: 'people', amount: 2, at: 1 } },
    ]);
    show(app, '/desk/check', <CheckPage />);
    expect(await screen.findByText('Nic nie czeka na decyzję')).toBeTruthy();
  });
});

describe('what the office put aside', () => {
  const change = { kind: 'event', id: 'e1', stamp: [1, 'bela'], fields: { title: 'Piknik', place: 'Park' } };

  it('says what it was, from whom, when and why, and is taken in with one tap', async () => {
    const { app, asked } = await office([row('h1', change, { code: 'returned', held: true })]);
    show(app, '/desk/check', <CheckPage />);
    const item = within(
      (await screen.findByRole('heading', { level: 3, name: 'Wydarzenie: Piknik' })).closest('li') as HTMLElement,
    );
    expect(item.getByText(/^Telefon Beli, Bela Nowak · 22 marca 2024.*, 12:00$/)).toBeTruthy();
    expect(item.getByText('Miejsce').nextElementSibling?.textContent).toBe('Park');
    fireEvent.click(item.getByRole('button', { name: 'Przyjmij: Wydarzenie: Piknik' }));
    expect(await screen.findByText('Nic nie czeka na decyzję')).toBeTruthy();
    expect(asked).toEqual([{ device: 'bela', hash: 'h1', take: true }]);
  });

  it('from a lost phone names the phone, and is taken in like any other', async () => {
    const { app, asked } = await office([row('h1', change, { code: 'revoked', held: true })]);
    show(app, '/desk/check', <CheckPage />);
    expect(await screen.findByText(/^Ze zgubionego telefonu „Telefon Beli”\./)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Przyjmij: Wydarzenie: Piknik' }));
    expect(await screen.findByText('Nic nie czeka na decyzję')).toBeTruthy();
    expect(asked).toEqual([{ device: 'bela', hash: 'h1', take: true }]);
  });

  it('taken in and taken back waits again, and what stood before is written again', async () => {
    const { app, asked } = await office([row('h1', change)]);
    await fromOffice(app, 'event', 'e1', { title: ['Zabawa', 1, 'anna'] });
    show(app, '/desk/check', <CheckPage />);
    fireEvent.click(await screen.findByRole('button', { name: 'Przyjmij: Wydarzenie: Piknik' }));
    const undo = await screen.findByRole('button', { name: 'Cofnij: Przyjęte: Wydarzenie: Piknik' });
    // The office's word comes by the next exchange.
    await app.store.write([{ kind: 'event', id: 'e1', fields: { title: 'Piknik', place: 'Park' } }]);
    fireEvent.click(undo);
    expect(await screen.findByRole('button', { name: 'Przyjmij: Wydarzenie: Piknik' })).toBeTruthy();
    expect(asked.at(-1)).toEqual({ device: 'bela', hash: 'h1', take: true, undo: true });
    await waitFor(async () => {
      const cells = (await app.store.powers.database.records.get('event/e1'))?.cells;
      expect([cells?.['title']?.[0], cells?.['place']?.[0]]).toEqual(['Zabawa', null]);
    });
  });

  it('not taken is put away, and comes back by its undo', async () => {
    const { app, asked } = await office([row('h1', 'cut o')]);
    show(app, '/desk/check', <CheckPage />);
    expect(await screen.findByRole('heading', { level: 3, name: 'nieczytelny wpis' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Przyjmij/ })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Nie przyjmuj: nieczytelny wpis' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Cofnij: Nie przyjęte: nieczytelny wpis' }));
    expect(await screen.findByRole('heading', { level: 3, name: 'nieczytelny wpis' })).toBeTruthy();
    expect(asked.map(({ take, undo }) => [take, undo])).toEqual([
      [false, undefined],
      [false, true],
    ]);
  });

  it('that the office would not take even from a clerk stays, with the reason', async () => {
    const { app } = await office([row('h1', change)], { ok: false, code: 'bad-value' });
    show(app, '/desk/check', <CheckPage />);
    fireEvent.click(await screen.findByRole('button', { name: 'Przyjmij: Wydarzenie: Piknik' }));
    expect(await screen.findByText(/^Wartość jest nieprawidłowa/, { selector: '.banner strong' })).toBeTruthy();
    expect(screen.getByRole('heading', { level: 3, name: 'Wydarzenie: Piknik' })).toBeTruthy();
  });

  it('can not be seen without the office, and the rest of the list can', async () => {
    const app = await openApp('2024-03-22');
    show({ ...app, session: { ...app.session, role: 'clerk' } }, '/desk/check', <CheckPage />);
    expect(await screen.findByText('Odłożonych zmian nie widać bez odpowiedzi biura.')).toBeTruthy();
  });

  it('is read only where it is a change, and an unseen tally is taken back by striking it out', () => {
    expect(changeIn(row('h', { kind: 'nonsense', id: 'x', fields: {} }))).toBeUndefined();
    expect(changeIn(row('h', { kind: 'event', id: 'x', fields: { title: 'a', bad: { b: 1 } } }))?.fields).toEqual({
      title: 'a',
    });
    expect(backWrites({ kind: 'tally', id: 'e1.t', fields: { amount: 1 } }, undefined)).toEqual([
      { kind: 'tally', id: 'e1.t', fields: { void: true } },
    ]);
  });
});

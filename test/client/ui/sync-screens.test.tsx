// @vitest-environment happy-dom
// First of all: Dexie looks for IndexedDB when it is loaded.
import 'fake-indexeddb/auto';
import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { groupedCode, plainCode } from '../../../src/client/ui/device-name.ts';
import { problemWords } from '../../../src/client/ui/messages.ts';
import { SyncPage } from '../../../src/client/ui/pages/sync-page.tsx';
import { QrCode } from '../../../src/client/ui/parts/qr.tsx';
import { lightOf } from '../../../src/client/ui/parts/sync-light.tsx';
import { TroubleNotices } from '../../../src/client/ui/parts/trouble-notices.tsx';
import type { SyncView } from '../../../src/client/ui/use.ts';
import { problems } from '../../../src/server/problems.ts';
import type { ChangeCode } from '../../../src/sync/change.ts';
import { openApp, show } from './open-app.tsx';

afterEach(cleanup);
const resting: SyncView = { phase: 'idle', unsent: 0, refused: 0, held: 0, lastAnswerAt: 1 };

describe('the light', () => {
  it('never says sent while something is on this phone only', () => {
    for (const phase of ['idle', 'sending', 'waiting', 'enrolAgain'] as const) {
      expect(lightOf({ ...resting, phase, unsent: 1 }).words).not.toBe('Wysłane do biura');
    }
    expect(lightOf(resting).words).toBe('Wysłane do biura');
  });

  it('never says sent before the office ever answered', () => {
    expect(lightOf({ phase: 'waiting', unsent: 0, refused: 0, held: 0 }).words).toBe('Bez biura');
  });

  it('says how much has come while the first download is under way', () => {
    expect(lightOf({ phase: 'sending', unsent: 0, refused: 0, held: 0, downloaded: 1200 }).words).toBe(
      'Pobieranie: 1200',
    );
  });

  it('says why nothing goes, while the office has not let the phone in or has paused it, and what is only here comes first', () => {
    expect(lightOf({ ...resting, phase: 'waiting', problem: 'paused' }).words).toBe('Biuro wstrzymało');
    expect(lightOf({ ...resting, phase: 'waiting', problem: 'not-confirmed' }).words).toBe('Czeka na biuro');
    expect(lightOf({ ...resting, phase: 'waiting', problem: 'paused', unsent: 2 }).words).toBe('Na telefonie: 2');
  });

  it('tells what was not accepted before it tells what waits', () => {
    expect(lightOf({ ...resting, unsent: 3, refused: 2 }).words).toBe('Nie przyjęte: 2');
  });
});

describe('the page of truth', () => {
  it('says how much is on this phone only, since when, and when the office last answered', async () => {
    const app = await openApp('2026-11-23');
    app.setSync({
      unsent: 22,
      oldestUnsentAt: app.clock.now() - 60_000,
      lastAnswerAt: Date.parse('2026-11-20T09:00:00Z'),
    });
    show(app, '/sync', <SyncPage />);
    expect(await screen.findByText('22 wpisy (najstarszy: dziś, 12:00)')).toBeTruthy();
    expect(screen.getByText('20 listopada 2026 r., 12:00')).toBeTruthy();
    expect(screen.queryByText(/nie jest zainstalowany/)).toBeNull();
  });

  it('warns when entries wait for more than a day in an app that is not installed', async () => {
    const app = await openApp('2026-11-23');
    app.setSync({ unsent: 1, oldestUnsentAt: app.clock.now() - 86_400_001 });
    show(app, '/sync', <SyncPage />);
    expect(await screen.findByText(/nie jest zainstalowany/)).toBeTruthy();
    app.state.setState({ installed: true });
    await waitFor(() => expect(screen.queryByText(/nie jest zainstalowany/)).toBeNull());
  });

  it('says that both have the same only when that was compared', async () => {
    const app = await openApp('2026-11-23');
    app.setSync({ lastAnswerAt: 1 });
    show(app, '/sync', <SyncPage />);
    expect(await screen.findByText('Wysłane do biura', { selector: '.sync-state-words' })).toBeTruthy();
    app.setSync({ phase: 'sending' });
    expect(await screen.findByText('Wysłane. Porównuję z biurem…')).toBeTruthy();
    app.setSync({ phase: 'idle', same: true });
    expect(await screen.findByText('Telefon i biuro mają to samo')).toBeTruthy();
    app.setSync({ same: true, unsent: 1 });
    expect(await screen.findByText('Zapisane na telefonie, czeka na wysłanie')).toBeTruthy();
    expect(screen.queryByText('Telefon i biuro mają to samo')).toBeNull();
  });

  it('says how much of the first download has come', async () => {
    const app = await openApp('2026-11-23');
    app.setSync({ phase: 'sending', downloaded: 12_403 });
    show(app, '/sync', <SyncPage />);
    expect(
      await screen.findByText('Pobieranie z biura: 12\u00a0403 zapisy', { normalizer: (text) => text }),
    ).toBeTruthy();
  });

  it('does not say that the office has everything while something was refused', async () => {
    const app = await openApp('2026-11-23');
    app.setSync({ refused: 1, lastAnswerAt: 1 });
    show(app, '/sync', <SyncPage />);
    expect(await screen.findByText('1 wpis')).toBeTruthy();
    expect(screen.queryByText(/Biuro ma wszystko/)).toBeNull();
  });
});

describe('a phone that the office has paused', () => {
  it('says so on every page but the counter, and that counting goes on', async () => {
    const app = await openApp('2026-11-23');
    app.setSync({ phase: 'waiting', problem: 'paused' });
    show(app, '/plan', <TroubleNotices />);
    expect(await screen.findByText('Biuro wstrzymało to urządzenie.')).toBeTruthy();
    expect(screen.getByText(/Wpisy są bezpieczne na tym urządzeniu\. .*Można pracować dalej\./)).toBeTruthy();
    app.setSync({ phase: 'idle', problem: '' });
    await waitFor(() => expect(screen.queryByText('Biuro wstrzymało to urządzenie.')).toBeNull());
    cleanup();
    app.setSync({ phase: 'waiting', problem: 'paused' });
    show(app, '/event/e1', <TroubleNotices />);
    await waitFor(() => expect(document.querySelector('.trouble-notices')).not.toBeNull());
    expect(screen.queryByText('Biuro wstrzymało to urządzenie.')).toBeNull();
  });
});

describe('a problem', () => {
  it('says what happened, whether the work is safe, and what to do', () => {
    expect(problemWords('disk-full')).toEqual({
      what: 'Na tym urządzeniu nie ma już miejsca.',
      safe: 'Ta jedna zmiana nie została zapisana. Wcześniejsze wpisy są bezpieczne.',
      next: 'Usuń z telefonu niepotrzebne zdjęcia lub aplikacje i spróbuj jeszcze raz.',
    });
  });

  it('of the endpoint, of a change or of the disk has words of its own, whatever its code', () => {
    const ofChanges: Record<ChangeCode, true> = {
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
    const codes = [
      ...Object.keys(problems),
      ...Object.keys(ofChanges),
      'disk-full',
      'disk-lost',
      'no-network',
      'stalled',
    ];
    expect(codes.filter((code) => problemWords(code).what.includes(code))).toEqual([]);
  });

  it('that this version does not know shows its code, to be told to the office', () => {
    expect(problemWords('brand-new').what).toBe('Nieznana przeszkoda (brand-new)');
    expect(problemWords('toString').what).toContain('toString');
  });
});

describe('the code for a phone', () => {
  it('is read in groups and typed as it comes', () => {
    expect(groupedCode('ab3k9mx2t7')).toBe('ab3k9 mx2t7');
    expect(plainCode(' AB3K9-mx2t7 ')).toBe('ab3k9mx2t7');
  });

  it('is drawn dark on white with four modules of quiet around it', () => {
    const { container } = render(<QrCode text="https://teren.example/start#k-ab3k9mx2t7" label="Kod QR" />);
    const size = Number(container.querySelector('svg')?.getAttribute('viewBox')?.split(' ')[2]);
    const dark = [...(container.querySelector('path')?.getAttribute('d') ?? '').matchAll(/M(\d+) (\d+)h/g)];
    expect(dark.length).toBeGreaterThan(100);
    const places = dark.flatMap(([, x, y]) => [Number(x), Number(y)]);
    expect(Math.min(...places)).toBe(4);
    expect(Math.max(...places)).toBe(size - 5);
  });
});

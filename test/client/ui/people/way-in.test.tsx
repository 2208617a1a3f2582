// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { phoneKindOf } from '../../../../src/client/installation.ts';
import type { Offices } from '../../../../src/client/offices.ts';
import type { Exchange, Transport } from '../../../../src/client/transport.ts';
import { type Start, StartPage } from '../../../../src/client/ui/pages/start-page.tsx';
import { waitAtTheDoor } from '../../../../src/client/ui/waiting-screen.tsx';
import type { Session } from '../../../../src/sync/protocol.ts';

afterEach(cleanup);

const session: Session = {
  office: 'office-1',
  officeName: 'Centrum',
  example: false,
  member: 'ania',
  memberName: 'Anna Nowak',
  role: 'organizer',
  device: 'phone-1',
  deviceName: 'Telefon Ani',
  state: 'waiting',
  authorised: true,
  leaseDays: 14,
  officeKey: '',
  publicUrl: null,
};

const neverAsked = () => {
  throw new Error('nothing is sent from here');
};

describe('a phone in a browser’s tab', () => {
  const start = (changes: Partial<Start> = {}): Start => ({
    code: 'ab3k9mx2t7',
    codeKind: 'device',
    holdsCopy: false,
    begin: async () => ({ ok: true }),
    enrol: async () => ({ ok: true }),
    installFirst: { phone: 'iphone' },
    ...changes,
  });

  it('is led to install first, with the code to be typed in the installed app', () => {
    render(<StartPage start={start()} />);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Najpierw zainstaluj Teren');
    expect(screen.getByText(/Safari i zainstalowany Teren mają osobne dane/)).toBeTruthy();
    expect(screen.getByText('ab3k9 mx2t7')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Połącz to urządzenie' })).toBeNull();
  });

  it('has the steps of its own kind open, or the browser’s own button', () => {
    const prompt = vi.fn();
    const { container } = render(<StartPage start={start({ installFirst: { phone: 'android' } })} />);
    expect(container.querySelector('details[open] summary')?.textContent).toBe('Na telefonie z Androidem');
    expect(screen.queryByText(/Safari i zainstalowany/)).toBeNull();
    cleanup();
    render(<StartPage start={start({ installFirst: { phone: 'android', prompt } })} />);
    fireEvent.click(screen.getByRole('button', { name: 'Zainstaluj Teren' }));
    expect(prompt).toHaveBeenCalledOnce();
  });

  it('may go on without installing, with the code that it came with', async () => {
    const enrol = vi.fn(async () => ({ ok: true as const }));
    render(<StartPage start={start({ enrol })} />);
    fireEvent.click(screen.getByRole('button', { name: 'Używam bez instalowania' }));
    fireEvent.click(screen.getByRole('button', { name: 'Połącz to urządzenie' }));
    expect(enrol).toHaveBeenCalledWith(expect.objectContaining({ code: 'ab3k9mx2t7' }));
    await act(async () => undefined);
  });

  it('without a code is told where to type it', () => {
    const { code: _none, ...rest } = start();
    render(<StartPage start={rest} />);
    expect(screen.getByText('Potem otwórz Teren z ikony i wpisz tam kod z biura.')).toBeTruthy();
  });
});

it('neither a computer nor an installed app is told to install', () => {
  const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36';
  const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15';
  const pixel = 'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36';
  const iphone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Version/26.0 Safari/604.1';
  expect(phoneKindOf({ userAgent: windows, maxTouchPoints: 10 })).toBeUndefined();
  expect(phoneKindOf({ userAgent: mac, maxTouchPoints: 0 })).toBeUndefined();
  expect(phoneKindOf({ userAgent: mac, maxTouchPoints: 5 }), 'an iPad').toBe('iphone');
  expect(phoneKindOf({ userAgent: iphone, maxTouchPoints: 5 })).toBe('iphone');
  expect(phoneKindOf({ userAgent: pixel, maxTouchPoints: 5 })).toBe('android');
});

describe('a browser that holds a copy already', () => {
  it.each([
    ['the first link', { code: 'ab3k9mx2t7', codeKind: 'setup' }, 'Jak chcesz zacząć?'],
    ['a phone’s link', { code: 'ab3k9mx2t7', codeKind: 'device' }, 'Połącz z biurem'],
    ['a code to be typed', {}, 'Połącz z biurem'],
  ] as const)('is led back to it by %s first, and may still go on', (_which, link, title) => {
    const entered = async () => ({ ok: true as const });
    render(<StartPage start={{ ...link, holdsCopy: true, begin: entered, enrol: entered }} />);
    const back = screen.getByRole('link', { name: 'Wróć do swoich wydarzeń' });
    expect(back.getAttribute('href')).toBe('/');
    expect(screen.getByText('Na tym urządzeniu są już Twoje zapisy.')).toBeTruthy();
    expect(screen.queryByText(/nie należy jeszcze do żadnego biura/)).toBeNull();
    // A heading does not part a single letter from its word: there it has a no-break space.
    const called = (name: string) => name.replaceAll('\u00a0', ' ') === title;
    const rest = screen.getByRole('heading', { level: 1, name: called });
    expect(back.compareDocumentPosition(rest) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it('is told so only then', () => {
    const entered = async () => ({ ok: true as const });
    render(<StartPage start={{ holdsCopy: false, begin: entered, enrol: entered }} />);
    expect(screen.queryByRole('link', { name: 'Wróć do swoich wydarzeń' })).toBeNull();
    expect(screen.getByText(/nie należy jeszcze do żadnego biura/)).toBeTruthy();
  });
});

describe('a phone that the office has yet to confirm', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
  afterEach(() => {
    vi.useRealTimers();
    document.body.replaceChildren();
  });

  /** The office answers with these, one after the other, the last for ever. */
  async function wait(...answers: readonly (Session['state'] | { readonly code: string })[]) {
    const asked: string[] = [];
    const remembered: Session[] = [];
    const get = async (path: string) => {
      const answer = answers[Math.min(asked.push(path), answers.length) - 1] ?? 'waiting';
      if (typeof answer !== 'string') return { ok: false as const, ...answer };
      return { ok: true as const, reply: { teren: 1, nonce: '', session: { ...session, state: answer } } };
    };
    const transport = { get: get as Transport['get'], post: async (): Promise<Exchange<never>> => neverAsked() };
    const offices = { use: async (now: Session) => void remembered.push(now) } as unknown as Offices;
    const root = document.body.appendChild(document.createElement('div'));
    let opened: Session | undefined;
    await act(async () => {
      void (async () => {
        opened = await waitAtTheDoor(transport, session, offices, root);
      })();
    });
    return { asked, remembered, opened: () => opened };
  }
  const pass = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));

  it('says for what it waits and opens by itself once a clerk said yes', async () => {
    const office = await wait('waiting', 'waiting', 'active');
    expect(screen.getByText('Biuro musi jeszcze potwierdzić: Telefon Ani')).toBeTruthy();
    expect(screen.getByText(/Możesz zamknąć aplikację/)).toBeTruthy();
    expect(office.asked).toEqual(['/api/session']);
    await pass(4_000);
    expect(office.opened()).toBeUndefined();
    await pass(4_000);
    expect(office.opened()?.state).toBe('active');
    expect(office.remembered).toEqual([{ ...session, state: 'active' }]);
    await pass(8_000);
    expect(office.asked.length, 'nobody asks any more').toBe(3);
  });

  it('waits on when nobody answers, and says so', async () => {
    const office = await wait({ code: 'no-network' }, 'active');
    expect(await screen.findByText('Biuro teraz nie odpowiada. Teren pyta dalej.')).toBeTruthy();
    await pass(4_000);
    expect(office.opened()?.state).toBe('active');
  });

  it('can be opened all the same: counting needs no yes', async () => {
    const office = await wait('waiting');
    fireEvent.click(screen.getByRole('button', { name: 'Otwórz bez czekania' }));
    await pass(0);
    expect(office.opened()?.state).toBe('waiting');
    expect(office.remembered, 'the next start asks again').toEqual([]);
  });

  it('is told when it was not let in, and where a new code goes', async () => {
    await wait({ code: 'not-enrolled' });
    expect(await screen.findByText('Biuro nie wpuściło tego urządzenia')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Wpisz nowy kod' }).getAttribute('href')).toBe('/start');
  });
});

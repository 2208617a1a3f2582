/** What a browser shows while nobody's copy is open: the way in, who is on this phone, or that the office shut it out. */
import { ErrorBoundary, lazy } from 'preact-iso';
import { phoneKindOf } from '../installation.ts';
import { loadAllWords } from '../locales/t.ts';
import type { Offices } from '../offices.ts';
import { read as readParting } from '../store/partings.ts';
import type { Parting, Seat } from '../store/registry.ts';
import type { UnlockPowers } from '../unlock-first.ts';
import { type AppState, useSelected } from '../view-state.ts';

/** They come with their words: the first screen of an enrolled phone does without them. */
const StartPage = lazy(
  async () => (await Promise.all([import('./pages/start-page.tsx'), loadAllWords()]))[0].StartPage,
);
const WhoPage = lazy(async () => (await Promise.all([import('./pages/who-page.tsx'), loadAllWords()]))[0].WhoPage);
const GonePage = lazy(async () => (await Promise.all([import('./pages/gone-page.tsx'), loadAllWords()]))[0].GonePage);

/** A link's fragment never reaches a server's log: `#s-<code>` opens the first office, `#k-<code>` enrols a phone. */
function readFragment(): { code?: string; codeKind?: 'setup' | 'device' } {
  const [, kind, code] = /^#([sk])-(.+)$/.exec(location.hash) ?? [];
  if (code === undefined) return {};
  return { code, codeKind: kind === 's' ? 'setup' : 'device' };
}

interface StartScreenProps {
  readonly offices: Offices;
  readonly state: AppState;
  /** For the copies of people who went away. */
  readonly unlocking: UnlockPowers;
  /** The people of this phone, if there are any. */
  readonly seats: readonly Seat[];
  /** Whose copy is gone from it, until she has read so. */
  readonly parted: Parting | undefined;
}

export function StartScreen({ offices, state, unlocking, seats, parted }: StartScreenProps) {
  const { installed, canPromptInstall, promptInstall } = useSelected(state, (view) => view);
  const phone = installed ? undefined : phoneKindOf(navigator);
  const enter = async (result: ReturnType<Offices['begin']>) => {
    const entered = await result;
    if (entered.ok) location.replace('/'); // Not assign: Back must not lead to a used code.
    return entered;
  };
  const fragment = readFragment();
  const start = {
    ...fragment,
    holdsCopy: seats.some(({ away }) => away !== 'left'),
    begin: (request: Parameters<Offices['begin']>[0]) => enter(offices.begin(request)),
    enrol: (request: Parameters<Offices['enrol']>[0]) => enter(offices.enrol(request)),
    installFirst: phone && { phone, prompt: canPromptInstall ? promptInstall : undefined },
  };
  const isEntering = fragment.code !== undefined || location.pathname === '/start';
  const read = async ({ member }: Parting) => {
    await readParting(offices.registry, member);
    location.replace('/');
  };
  const lockOf = async (seat: Seat) => (await import('../unlock-first.ts')).lockOf(unlocking, seat.member);
  const open = async (seat: Seat, secret: string) => {
    const tried = await (await import('../unlock-first.ts')).unlockFirst(unlocking, seat.member, secret);
    if (tried.ok) {
      await offices.use(seat);
      location.replace('/');
    }
    return tried;
  };
  return (
    <ErrorBoundary>
      {!isEntering && parted !== undefined ? (
        <GonePage parting={parted} onRead={() => read(parted)} />
      ) : !isEntering && seats.length > 0 ? (
        <WhoPage seats={seats} lockOf={lockOf} onOpen={open} enrol={start.enrol} />
      ) : (
        <StartPage start={start} />
      )}
    </ErrorBoundary>
  );
}

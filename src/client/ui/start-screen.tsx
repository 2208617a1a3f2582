/** What a browser shows that is not enrolled yet: the start page, with the code from the link that opened it. */
import { ErrorBoundary, lazy } from 'preact-iso';
import { phoneKindOf } from '../installation.ts';
import { loadAllWords } from '../locales/t.ts';
import type { Offices } from '../offices.ts';
import { type AppState, useSelected } from '../view-state.ts';

/** It comes with its words: the first screen of an enrolled phone does without them. */
const StartPage = lazy(
  async () => (await Promise.all([import('./pages/start-page.tsx'), loadAllWords()]))[0].StartPage,
);

/** A link's fragment never reaches a server's log: `#s-<code>` opens the first office, `#k-<code>` enrols a phone. */
function readFragment(): { code?: string; codeKind?: 'setup' | 'device' } {
  const [, kind, code] = /^#([sk])-(.+)$/.exec(location.hash) ?? [];
  if (code === undefined) return {};
  return { code, codeKind: kind === 's' ? 'setup' : 'device' };
}

export function StartScreen({ offices, state }: { readonly offices: Offices; readonly state: AppState }) {
  const { installed, canPromptInstall, promptInstall } = useSelected(state, (view) => view);
  const phone = installed ? undefined : phoneKindOf(navigator);
  const enter = async (result: ReturnType<Offices['begin']>) => {
    const entered = await result;
    if (entered.ok) location.replace('/'); // Not assign: Back must not lead to a used code.
    return entered;
  };
  const start = {
    ...readFragment(),
    begin: (request: Parameters<Offices['begin']>[0]) => enter(offices.begin(request)),
    enrol: (request: Parameters<Offices['enrol']>[0]) => enter(offices.enrol(request)),
    installFirst: phone && { phone, prompt: canPromptInstall ? promptInstall : undefined },
  };
  return (
    <ErrorBoundary>
      <StartPage start={start} />
    </ErrorBoundary>
  );
}

/** What a phone shows between its code and the clerk's yes: it asks now and then, and opens by itself. */
import { Hourglass, Unplug } from 'lucide';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Session, sessionReplySchema } from '../../sync/protocol.ts';
import { t, useLocale } from '../locales/t.ts';
import type { Offices } from '../offices.ts';
import { noNetwork, type Transport } from '../transport.ts';
import { problemWords } from './messages.ts';
import { Button, LinkButton } from './parts/button.tsx';
import { Icon } from './parts/icon.tsx';
import './tokens.css';
import './base.css';
import './pages/start-page.css';

/** How often the office is asked. */
const askMs = 4_000;

/** Resolves with the session as it stands when the wait is over, which is remembered. */
export function waitAtTheDoor(
  transport: Transport,
  session: Session,
  offices: Offices,
  root: HTMLElement,
): Promise<Session> {
  return new Promise((open) => {
    const ask = async () => {
      const answer = await transport.get('/api/session', sessionReplySchema);
      if (!answer.ok) return answer.code;
      const { session: now } = answer.reply;
      if (now.state === 'waiting') return undefined;
      await offices.use(now).catch(() => undefined); // Then it is asked again at the next start.
      render(null, root);
      open(now);
      return undefined;
    };
    const skip = () => {
      render(null, root);
      open(session);
    };
    render(<WaitingScreen deviceName={session.deviceName} ask={ask} onSkip={skip} />, root);
  });
}

interface WaitingProps {
  readonly deviceName: string;
  /** Asks the office once; resolves with the code of what went wrong. */
  readonly ask: () => Promise<string | undefined>;
  readonly onSkip: () => void;
}

/** Says for what the phone waits, and that nobody has to stand by. */
function WaitingScreen({ deviceName, ask, onSkip }: WaitingProps) {
  const language = useLocale();
  const problem = useAsking(ask);
  if (problem === 'not-enrolled') {
    return (
      <main class="page start" key={language}>
        <p class="start-name">{t('app.name')}</p>
        <Icon of={Unplug} large />
        <h1>{t('wait.gone')}</h1>
        <p>
          {problemWords(problem).safe} {problemWords(problem).next}
        </p>
        <div class="actions">
          <LinkButton look="main" href="/start">
            {t('wait.newCode')}
          </LinkButton>
          <Button onClick={onSkip}>{t('wait.open')}</Button>
        </div>
      </main>
    );
  }
  return (
    <main class="page start" key={language}>
      <p class="start-name">{t('app.name')}</p>
      <Icon of={Hourglass} large />
      <h1>{t('wait.title', { device: deviceName })}</h1>
      <p>{t('wait.text')}</p>
      <p role="status" class="quiet">
        {problem === noNetwork ? t('wait.silent') : problem !== undefined && problemWords(problem).what}
      </p>
      <div class="stack">
        <div class="actions">
          <Button onClick={onSkip}>{t('wait.open')}</Button>
        </div>
        <p class="quiet small">{t('wait.open.hint')}</p>
      </div>
    </main>
  );
}

/** Asks at once, then now and then, and whenever the person looks at the screen again. */
function useAsking(ask: () => Promise<string | undefined>): string | undefined {
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    let isAsking = false;
    let isOver = false;
    const now = async () => {
      if (isAsking || isOver) return;
      isAsking = true;
      const failed = await ask();
      isAsking = false;
      if (!isOver) setProblem(failed);
    };
    const look = () => document.visibilityState === 'visible' && void now();
    void now();
    const timer = setInterval(now, askMs);
    document.addEventListener('visibilitychange', look);
    return () => {
      isOver = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [ask]);
  return problem;
}

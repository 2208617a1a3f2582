import { Check, FlaskConical, Plus } from 'lucide';
import { useState } from 'preact/hooks';
import type { BeginRequest } from '../../../sync/protocol.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { useAppState } from '../use.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { TextField } from './field.tsx';
import { Icon } from './icon.tsx';
import { ProblemBanner } from './problem-banner.tsx';

/** The offices of this browser: which one is open, the others, and for the office's people a new one. */
export function OfficeList() {
  const { session, desk, switchTo } = useApp();
  const offices = useAppState((view) => view.offices);
  const [problem, setProblem] = useState<string>();
  const [isNaming, setNaming] = useState(false);
  const [busy, setBusy] = useState(false);
  const open = async (begin: BeginRequest['begin']) => {
    setBusy(true);
    const result = await desk.openOffice(begin);
    setBusy(false);
    if (result.ok) await switchTo(result.session.member);
    else setProblem(result.code);
  };
  const isClerk = session.role === 'clerk';
  return (
    <section class="section" id="offices">
      <h2>{t('offices.title')}</h2>
      <ul class="sheet">
        {offices.map(({ member, officeName }) => (
          <li key={member} class="sheet-body">
            <p>{officeName}</p>
            {member === session.member ? (
              <p class="quiet small">
                <Icon of={Check} /> {t('offices.open')}
              </p>
            ) : (
              <div class="actions">
                <Button onClick={() => switchTo(member)}>{t('offices.goTo', { office: officeName })}</Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {problem !== undefined && <ProblemBanner code={problem} />}
      {isClerk && (
        <div class="actions">
          {!offices.some(({ example }) => example) && (
            <Button icon={FlaskConical} busy={busy} onClick={() => open({ kind: 'example' })}>
              {t('offices.openExample')}
            </Button>
          )}
          {!offices.some(({ example }) => !example) && (
            <Button icon={Plus} onClick={() => setNaming(true)}>
              {t('offices.openOwn')}
            </Button>
          )}
        </div>
      )}
      {isNaming && (
        <NameDialog
          busy={busy}
          problem={problem}
          onClose={() => setNaming(false)}
          onName={(officeName) => open({ kind: 'empty', officeName })}
        />
      )}
    </section>
  );
}

interface NameDialogProps {
  readonly busy: boolean;
  readonly problem: string | undefined;
  readonly onClose: () => void;
  readonly onName: (name: string) => unknown;
}

function NameDialog({ busy, problem, onClose, onName }: NameDialogProps) {
  const [name, setName] = useState('');
  const [error, setError] = useState<string>();
  const submit = (event: Event) => {
    event.preventDefault();
    if (name.trim() === '') setError(t('start.officeName.missing'));
    else onName(name.trim());
  };
  return (
    <Dialog title={t('offices.openOwn')} onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <TextField label={t('start.officeName')} value={name} onInput={setName} error={error} maxLength={120} />
        {problem !== undefined && <ProblemBanner code={problem} />}
        <Button look="main" type="submit" wide busy={busy}>
          {t('start.openOffice')}
        </Button>
      </form>
    </Dialog>
  );
}

import { Copy, Plus } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { type Role, roles } from '../../../domain/roles.ts';
import { useApp } from '../../app.ts';
import { plural, t } from '../../locales/t.ts';
import { groupedCode } from '../device-name.ts';
import { Button } from './button.tsx';
import { ChoiceField, TextField } from './field.tsx';
import { ProblemBanner } from './problem-banner.tsx';
import { QrCode } from './qr.tsx';
import './add-phone.css';

type MadeCode = {
  readonly code: string;
  readonly expiresAt: number;
  readonly link: string;
  readonly memberName: string;
};

/** A code for another phone: whose it is and what that person may do; then the code in three forms. */
export function AddPhone() {
  const { desk } = useApp();
  const [memberName, setMemberName] = useState('');
  const [role, setRole] = useState<Role>('organizer');
  const [error, setError] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<MadeCode>();
  const submit = async (event: Event) => {
    event.preventDefault();
    const name = memberName.trim();
    setError(name === '' ? t('devices.person.missing') : undefined);
    if (name === '' || busy) return;
    setBusy(true);
    const result = await desk.makeCode({ memberName: name, role });
    setBusy(false);
    setProblem(result.ok ? undefined : result.code);
    if (result.ok) setMade({ ...result, memberName: name });
  };
  if (made !== undefined) return <CodeShown made={made} onAnother={() => setMade(undefined)} />;
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        label={t('devices.person')}
        hint={t('devices.person.hint')}
        error={error}
        value={memberName}
        onInput={setMemberName}
        autoComplete="off"
        maxLength={120}
      />
      <ChoiceField
        label={t('devices.role')}
        value={role}
        onChoose={setRole}
        options={roles.map((value) => ({ value, label: t(`role.${value}`), hint: t(`role.${value}.may`) }))}
      />
      {problem !== undefined && <ProblemBanner code={problem} />}
      <div class="actions">
        <Button look="main" icon={Plus} type="submit" busy={busy}>
          {t('devices.makeCode')}
        </Button>
      </div>
    </form>
  );
}

const tickMs = 10_000;

function CodeShown({ made, onAnother }: { readonly made: MadeCode; readonly onAnother: () => void }) {
  const { clock } = useApp();
  const [now, setNow] = useState(clock.now());
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), tickMs);
    return () => clearInterval(timer);
  }, [clock]);
  const minutes = Math.ceil((made.expiresAt - now) / 60_000);
  // Browsers have no clipboard on a plain http address.
  const canCopy = navigator.clipboard !== undefined;
  const copy = () => navigator.clipboard.writeText(made.link).then(() => setCopied(true));
  if (minutes <= 0) {
    return (
      <div class="stack">
        <p role="status">{t('devices.codeExpired')}</p>
        <div class="actions">
          <Button look="main" onClick={onAnother}>
            {t('devices.another')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div class="code-shown">
      <QrCode text={made.link} label={t('devices.qr', { person: made.memberName })} />
      <div class="stack">
        <p>{t('devices.scan', { person: made.memberName })}</p>
        <p class="code-letters">{groupedCode(made.code)}</p>
        <p class="quiet">{plural('devices.minutesLeft', minutes)}</p>
        <p class="small code-link">{made.link}</p>
        <div class="actions">
          {canCopy && (
            <Button icon={Copy} onClick={copy}>
              {isCopied ? t('devices.copied') : t('devices.copy')}
            </Button>
          )}
          <Button look="quiet" onClick={onAnother}>
            {t('devices.another')}
          </Button>
        </div>
      </div>
    </div>
  );
}

import { Lock } from 'lucide';
import { useState } from 'preact/hooks';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import type { LockKind } from '../../store/vault.ts';
import { Button } from '../parts/button.tsx';
import { ChoiceField, TickField } from '../parts/field.tsx';
import { SecretField } from './secret-field.tsx';
import { type SecretProblem, secretProblem } from './secret-rules.ts';
import { Working } from './working.tsx';

interface SetUpFormProps {
  /** Asks for the present one first: it is changed, not made. */
  readonly kindNow?: LockKind | undefined;
  readonly onDone?: () => void;
}

/** Makes the lock of the contacts, or changes it. */
export function SetUpForm({ kindNow, onDone }: SetUpFormProps) {
  const { lock } = useApp();
  const [kind, setKind] = useState<LockKind>('pin');
  const [before, setBefore] = useState('');
  const [secret, setSecret] = useState('');
  const [repeated, setRepeated] = useState('');
  const [hasScreenLock, tick] = useState(kindNow !== undefined);
  const [isChecked, check] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const problem = isChecked ? secretProblem(kind, secret, repeated) : undefined;
  const submit = async (event: Event) => {
    event.preventDefault();
    check(true);
    if (isBusy || secretProblem(kind, secret, repeated) !== undefined || !hasScreenLock) return;
    setBusy(true);
    setFailure(undefined);
    try {
      if (kindNow === undefined) await lock.setUp(kind, secret);
      else {
        const changed = await lock.change(before, kind, secret);
        if (!changed.ok) return setFailure(t('lock.wrong', { left: changed.left }));
      }
      onDone?.();
    } catch (error) {
      console.error('The lock was not made', error instanceof Error ? error.name : '');
      setFailure(t('lock.failed'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form class="stack" noValidate onSubmit={(event) => void submit(event)}>
      {kindNow !== undefined && (
        <SecretField label={t(`lock.now.${kindNow}`)} kind={kindNow} value={before} onInput={setBefore} />
      )}
      <ChoiceField
        label={t('lock.kind')}
        options={(['pin', 'passphrase'] as const).map((value) => ({
          value,
          label: t(`lock.kind.${value}`),
          hint: t(`lock.kind.${value}.hint`),
        }))}
        value={kind}
        onChoose={setKind}
      />
      <SecretField
        isNew
        kind={kind}
        label={t(`lock.new.${kind}`)}
        error={wordsOf(kind, problem, 'first')}
        value={secret}
        onInput={setSecret}
      />
      <SecretField
        isNew
        kind={kind}
        label={t('lock.repeat')}
        error={wordsOf(kind, problem, 'second')}
        value={repeated}
        onInput={setRepeated}
      />
      {kindNow === undefined && (
        <div>
          <TickField checked={hasScreenLock} onChange={tick}>
            {t('lock.screenLock')}
          </TickField>
          {isChecked && !hasScreenLock && (
            <p class="field-error" role="alert">
              {t('lock.screenLock.missing')}
            </p>
          )}
        </div>
      )}
      <p class="quiet small">{t('lock.honest')}</p>
      {failure !== undefined && (
        <p class="field-error" role="alert">
          {failure}
        </p>
      )}
      {isBusy ? (
        <Working />
      ) : (
        <div class="actions">
          <Button look="main" type="submit" icon={Lock}>
            {t(kindNow === undefined ? 'lock.setUp' : 'lock.change')}
          </Button>
        </div>
      )}
    </form>
  );
}

function wordsOf(kind: LockKind, problem: SecretProblem | undefined, field: 'first' | 'second'): string | undefined {
  if (problem === undefined || (problem === 'other') !== (field === 'second')) return undefined;
  return problem === 'short' ? t(`lock.short.${kind}`) : t(`lock.problem.${problem}`);
}

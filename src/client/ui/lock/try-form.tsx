import { LockOpen } from 'lucide';
import { useState } from 'preact/hooks';
import { t } from '../../locales/t.ts';
import type { LockKind } from '../../store/database.ts';
import type { Tried } from '../../store/vault.ts';
import { Button } from '../parts/button.tsx';
import { SecretField } from './secret-field.tsx';
import { Working } from './working.tsx';

/** So few tries are left that the person should know what comes after the last one. */
const fewLeft = 5;

interface TryFormProps {
  readonly kind: LockKind;
  /** What the button says. */
  readonly words: string;
  readonly onTry: (secret: string) => Promise<Tried>;
}

/** Asks for the PIN or the passphrase, and says how many tries are left. */
export function TryForm({ kind, words, onTry }: TryFormProps) {
  const [secret, setSecret] = useState('');
  const [left, setLeft] = useState<number>();
  const [isBusy, setBusy] = useState(false);
  const [isFailed, setFailed] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy || secret === '') return;
    setBusy(true);
    setFailed(false);
    try {
      const tried = await onTry(secret);
      setSecret('');
      setLeft(tried.ok ? undefined : tried.left);
    } catch (error) {
      console.error('The lock did not answer', error instanceof Error ? error.name : '');
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };
  const wrong = left === undefined ? undefined : t('lock.wrong', { left });
  const warning = left !== undefined && left <= fewLeft ? ` ${t('lock.fewLeft')}` : '';
  return (
    <form class="stack" noValidate onSubmit={(event) => void submit(event)}>
      <SecretField
        kind={kind}
        label={t(`lock.field.${kind}`)}
        error={isFailed ? t('lock.failed') : wrong && wrong + warning}
        value={secret}
        onInput={setSecret}
      />
      {isBusy ? (
        <Working />
      ) : (
        <div class="actions">
          <Button look="main" type="submit" icon={LockOpen}>
            {words}
          </Button>
        </div>
      )}
    </form>
  );
}

import type { LockKind } from '../../store/vault.ts';
import { TextField } from '../parts/field.tsx';

interface SecretFieldProps {
  readonly label: string;
  readonly error?: string | undefined;
  readonly kind: LockKind;
  /** A new one is being made: a password manager may offer one, and keep it. */
  readonly isNew?: boolean;
  readonly value: string;
  readonly onInput: (value: string) => void;
}

/** For a PIN or a passphrase: nobody reads along, and it can be pasted (WCAG 2.2, 3.3.8). */
export function SecretField({ kind, isNew = false, ...field }: SecretFieldProps) {
  return (
    <TextField
      {...field}
      type="password"
      inputMode={kind === 'pin' ? 'numeric' : 'text'}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      maxLength={128}
    />
  );
}

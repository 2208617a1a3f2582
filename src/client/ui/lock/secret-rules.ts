/** What may stand before contacts: six digits or more, or ten characters or more; nothing that is guessed first. Pure. */
import type { LockKind } from '../../store/vault.ts';

export type SecretProblem = 'short' | 'notDigits' | 'easy' | 'other';

const minDigits = 6;
const minCharacters = 10;

/** Nothing when it serves. repeated: the same once more, as it was typed. */
export function secretProblem(kind: LockKind, secret: string, repeated: string): SecretProblem | undefined {
  if (kind === 'pin' && !/^\d*$/.test(secret)) return 'notDigits';
  if ([...secret].length < (kind === 'pin' ? minDigits : minCharacters)) return 'short';
  if (isEasy(secret)) return 'easy';
  return secret === repeated ? undefined : 'other';
}

/** One sign again and again, two in turn, or a row up or down: 777777, 121212, 123456, 987654, abcdefghij. */
function isEasy(secret: string): boolean {
  const codes = [...secret].map((sign) => sign.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, i) => code - (codes[i] ?? 0));
  const isRow = steps.every((step) => step === steps[0]) && Math.abs(steps[0] ?? 0) <= 1;
  const isInTurn = codes.every((code, i) => i < 2 || code === codes[i - 2]);
  return isRow || isInTurn;
}

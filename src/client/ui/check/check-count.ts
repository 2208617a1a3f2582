/** How much waits for a decision, in the words of the link that leads there. */
import { t } from '../../locales/t.ts';
import { useLying } from './lying.ts';
import { useToCheck } from './to-check.ts';

/** "Do sprawdzenia: 3"; without a number until it is known, or when there is nothing. */
export function useCheckWords(): string {
  const found = useToCheck();
  const { rows } = useLying();
  const count = (found?.count ?? 0) + (rows?.length ?? 0);
  return count === 0 ? t('check.title') : t('check.link', { count });
}

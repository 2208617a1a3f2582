import { t } from '../../locales/t.ts';
import './lock.css';

/** The key is being made: about a second on purpose, so that guessing is slow. */
export function Working() {
  return (
    <div class="lock-working" role="status">
      <progress aria-label={t('lock.working')} />
      <span>{t('lock.working')}</span>
    </div>
  );
}

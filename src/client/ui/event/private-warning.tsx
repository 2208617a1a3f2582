import { ShieldAlert } from 'lucide';
import { privateIn } from '../../../domain/private.ts';
import { t } from '../../locales/t.ts';
import { Banner } from '../parts/banner.tsx';

/** Says calmly what does not belong in a text that stays and is read by many. It never holds the text up. */
export function PrivateWarning({ text }: { readonly text: string }) {
  const seen = privateIn(text);
  return (
    <div role="status" class={seen.length === 0 ? 'unseen' : undefined}>
      {seen.length > 0 && (
        <Banner tone="warn" icon={ShieldAlert}>
          {seen.map(({ sort, found }) => (
            <p key={sort}>{t(`private.${sort}`, { found })}</p>
          ))}
          <p>{t('private.why')}</p>
        </Banner>
      )}
    </div>
  );
}

import { TriangleAlert } from 'lucide';
import { t } from '../../locales/t.ts';
import { problemWords } from '../messages.ts';
import { Banner } from '../parts/banner.tsx';

/** What passes by itself: the same press may do in a moment. */
const passing: readonly string[] = ['no-network', 'busy', 'internal', 'too-many-requests'];

/** The office did not do what was asked of it. Nothing of it waits here to be sent: the person asks again. */
export function Unchanged({ code }: { readonly code: string }) {
  const { what, next } = problemWords(code);
  return (
    <Banner tone="bad" icon={TriangleAlert} live>
      <p>
        <strong>{what}</strong>
      </p>
      <p>{[t('people.unchanged'), passing.includes(code) ? t('next.again') : next].join(' ')}</p>
    </Banner>
  );
}

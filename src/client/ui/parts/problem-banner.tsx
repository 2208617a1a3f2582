import { TriangleAlert } from 'lucide';
import { problemWords } from '../messages.ts';
import { Banner } from './banner.tsx';

/** What went wrong, whether the work is safe, and what to do; from a code of the catalogue. */
export function ProblemBanner({ code }: { readonly code: string }) {
  const { what, safe, next } = problemWords(code);
  return (
    <Banner tone="bad" icon={TriangleAlert} live>
      <p>
        <strong>{what}</strong>
      </p>
      <p>{[safe, next].join(' ')}</p>
    </Banner>
  );
}

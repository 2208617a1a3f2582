import { ClipboardCheck, ClipboardPen } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../locales/t.ts';
import { Banner } from '../parts/banner.tsx';
import { LinkButton } from '../parts/button.tsx';
import type { RecordView } from '../use.ts';
import { paperPath } from './use-paper.ts';

/** Shown once a sheet was typed in: the next of a pile is one Enter away. */
export function NextSheet({ event }: { readonly event: RecordView }) {
  const { activity } = event.fields;
  const path = paperPath({ activity: typeof activity === 'string' ? activity : undefined });
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector('a')?.focus({ preventScroll: true }), []);
  const next = (
    <LinkButton icon={ClipboardPen} href={`${path}/entry`}>
      {t('paper.next')}
    </LinkButton>
  );
  return (
    <div ref={place}>
      <Banner tone="good" icon={ClipboardCheck} live action={next}>
        <p>{t('paper.saved')}</p>
      </Banner>
    </div>
  );
}

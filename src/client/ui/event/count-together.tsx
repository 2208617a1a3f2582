import { QrCode } from 'lucide';
import { useState } from 'preact/hooks';
import { ErrorBoundary, lazy } from 'preact-iso';
import { t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';

/** The code is drawn by a part that an event counted by one person does without. */
const TogetherDialog = lazy(async () => (await import('./together-dialog.tsx')).TogetherDialog);

/** Where somebody else is to count as well. */
export function CountTogether({ event }: { readonly event: string }) {
  const [isOpen, open] = useState(false);
  return (
    <>
      <Button look="quiet" icon={QrCode} onClick={() => open(true)}>
        {t('present.together')}
      </Button>
      <ErrorBoundary>{isOpen && <TogetherDialog event={event} onClose={() => open(false)} />}</ErrorBoundary>
    </>
  );
}

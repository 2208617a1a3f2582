import { Share2 } from 'lucide';
import { useState } from 'preact/hooks';
import { t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';

interface ShareTextProps {
  readonly text: string;
  readonly look?: 'main' | 'plain';
  /** What the button says ("Udostępnij"). */
  readonly words: string;
}

/** Hands a text on, by the phone's own sheet, the clipboard, or at last by hand. */
export function ShareText({ text, look = 'plain', words }: ShareTextProps) {
  const [shared, setShared] = useState<'copied' | 'failed'>();
  return (
    <>
      <Button look={look} icon={Share2} wide onClick={() => void share(text).then(setShared)}>
        {words}
      </Button>
      <p role="status" class={shared === undefined ? 'unseen' : undefined}>
        {shared === 'copied' && t('summary.copied')}
        {shared === 'failed' && t('summary.notShared')}
      </p>
      {shared === 'failed' && (
        <textarea class="field-input" readOnly rows={8} aria-label={t('summary.text')} value={text} />
      )}
    </>
  );
}

/** By the phone's own sheet where it has one, else to the clipboard. undefined: shared, or the person closed the sheet. */
async function share(text: string): Promise<'copied' | 'failed' | undefined> {
  if ('share' in navigator) {
    try {
      await navigator.share({ text });
      return undefined;
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    }
  }
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    return 'failed'; // No permission or no secure page: the text is shown to be copied by hand.
  }
}

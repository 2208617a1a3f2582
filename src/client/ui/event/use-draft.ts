/** A text that saves itself while it is typed. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

const pauseMs = 400;

/**
 * stored: what the record holds. Typing is saved at each pause, and at once when the page is hidden or left, since a phone may end it there
 * without another word. What others write shows as long as nothing unsaved is typed here.
 */
export function useDraft(stored: string, save: (text: string) => void): readonly [text: string, type: (text: string) => void] {
  const [draft, setDraft] = useState<string>();
  const latest = useRef({ draft, save });
  latest.current = { draft, save };

  const flush = useCallback(() => {
    const { draft: text, save: write } = latest.current;
    if (text === undefined) return;
    latest.current = { draft: undefined, save: write };
    write(text);
  }, []);
  useEffect(() => {
    if (draft === undefined) return undefined;
    const timer = setTimeout(flush, pauseMs);
    return () => clearTimeout(timer);
  }, [draft, flush]);
  // The copy has it now: from here on it shows what the copy shows.
  useEffect(() => setDraft((text) => (text === stored ? undefined : text)), [stored, draft]);
  useEffect(() => {
    const hide = () => document.visibilityState === 'hidden' && flush();
    document.addEventListener('visibilitychange', hide);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      flush();
    };
  }, [flush]);
  return [draft ?? stored, setDraft];
}

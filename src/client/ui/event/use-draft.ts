/** A text that saves itself while it is typed. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

const pauseMs = 400;

/**
 * stored: what the record holds. Typing is saved at each pause, and at once when the page is hidden or left, since a phone
 * may end it there without another word. What others write shows as soon as nothing unsaved is typed here.
 */
export function useDraft(stored: string, save: (text: string) => void): readonly [text: string, type: (text: string) => void] {
  const [draft, setDraft] = useState<string>();
  const unsaved = useRef<string | undefined>(undefined);
  const saver = useRef(save);
  saver.current = save;

  const flush = useCallback(() => {
    const text = unsaved.current;
    unsaved.current = undefined;
    if (text !== undefined) saver.current(text);
  }, []);
  const type = useCallback((text: string) => {
    unsaved.current = text;
    setDraft(text);
  }, []);
  useEffect(() => {
    const timer = setTimeout(flush, pauseMs);
    return () => clearTimeout(timer);
  }, [draft, flush]);
  useEffect(() => {
    if (unsaved.current === undefined) setDraft(undefined);
  }, [stored]);
  useEffect(() => {
    const hide = () => document.visibilityState === 'hidden' && flush();
    document.addEventListener('visibilitychange', hide);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      flush();
    };
  }, [flush]);
  return [draft ?? stored, type];
}

/** A text that saves itself while it is typed. */
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';

const pauseMs = 400;

/**
 * stored: what the record holds. save: false when the disk refused. Typing is saved at each pause, and at once when the
 * field, the page or the app is left, since a phone may end it there without another word; what was refused is tried again
 * there. What others write shows as soon as nothing unsaved is typed here.
 */
export function useDraft(
  stored: string,
  save: (text: string) => Promise<boolean>,
): readonly [text: string, type: (text: string) => void, leave: () => void] {
  const [typed, setTyped] = useState<{ readonly text: string; readonly over: string }>();
  const unsaved = useRef<string | undefined>(undefined);
  const newest = useRef<string | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const saver = useRef(save);
  saver.current = save;

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    const text = unsaved.current;
    unsaved.current = undefined;
    const keep = async (typed: string) => {
      if (!(await saver.current(typed)) && newest.current === typed) unsaved.current = typed;
    };
    if (text !== undefined) void keep(text);
  }, []);
  // An effect's end may come a moment after the screen is gone; a layout effect's comes with it.
  useLayoutEffect(() => {
    const hide = () => {
      if (document.visibilityState === 'hidden') flush();
    };
    document.addEventListener('visibilitychange', hide);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      flush();
    };
  }, [flush]);

  const type = (text: string) => {
    unsaved.current = text;
    newest.current = text;
    setTyped({ text, over: stored });
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, pauseMs);
  };
  // Once saved, what was typed stands until the copy says something else than it did then: the same text, or another's.
  const isStanding = typed !== undefined && (unsaved.current !== undefined || typed.over === stored);
  return [isStanding ? typed.text : stored, type, flush];
}

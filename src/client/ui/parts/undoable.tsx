import { Check, Undo2 } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../locales/t.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { ProblemBanner } from './problem-banner.tsx';
import './undoable.css';

export type Outcome = { readonly ok: true } | { readonly ok: false; readonly code: string };

/** Something that a person does in one tap. words: what it came to ("Zostaje: Park"). */
export interface Deed {
  readonly words: string;
  run(): Promise<Outcome>;
  /** Absent: what it came to stands somewhere else, where it can be changed. */
  undo?: () => Promise<Outcome>;
}

interface Done {
  readonly key: number;
  readonly deed: Deed;
}

export interface Undoable {
  readonly done: readonly Done[];
  readonly problem: string | undefined;
  act(deed: Deed): Promise<boolean>;
  takeBack(done: Done): Promise<void>;
}

/** What was done on this screen, each with its way back. Kept by the page, so that it outlives what was dealt with. */
export function useUndoable(): Undoable {
  const [done, setDone] = useState<readonly Done[]>([]);
  const [problem, setProblem] = useState<string>();
  const made = useRef(0);
  return {
    done,
    problem,
    async act(deed) {
      const result = await deed.run();
      setProblem(result.ok ? undefined : result.code);
      if (result.ok) setDone((all) => [{ key: ++made.current, deed }, ...all]);
      return result.ok;
    },
    async takeBack(taken) {
      const result = await taken.deed.undo?.();
      setProblem(result === undefined || result.ok ? undefined : result.code);
      if (result?.ok === true) setDone((all) => all.filter((each) => each !== taken));
    },
  };
}

/** The list itself. Its place is where the page's questions stand, so that the undo is near the thumb that just chose. */
export function DoneList({ of }: { readonly of: Undoable }) {
  const list = useRef<HTMLUListElement>(null);
  const newest = of.done[0]?.key;
  useEffect(() => {
    // What was pressed is gone: the focus goes to what it came to, not to the top of the page.
    const isLost = document.activeElement === document.body || document.activeElement === null;
    if (newest !== undefined && isLost) list.current?.focus({ preventScroll: true });
  }, [newest]);
  return (
    <>
      {of.problem !== undefined && <ProblemBanner code={of.problem} />}
      <div role="status" class="done-status">
        {of.done.length > 0 && (
          <ul class="done" ref={list} tabIndex={-1} aria-label={t('done.list')}>
            {of.done.map((each) => (
              <li key={each.key} class="done-row">
                <Icon of={Check} />
                <span class="done-words">{each.deed.words}</span>
                {each.deed.undo !== undefined && (
                  <Button
                    look="quiet"
                    icon={Undo2}
                    label={t('done.undo', { what: each.deed.words })}
                    onClick={() => void of.takeBack(each)}
                  >
                    {t('app.undo')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

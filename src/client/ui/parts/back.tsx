import { ArrowLeft } from 'lucide';
import { useLayoutEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { t } from '../../locales/t.ts';
import { Icon } from './icon.tsx';

/** How many pages of the app lie behind this entry of the browser's history. It stands in the entry itself: a reload keeps it. */
function depthOf(state: unknown): number | undefined {
  return typeof state === 'object' && state !== null && 'depth' in state ? Number(state.depth) : undefined;
}

let lastDepth = -1;

/** Numbers the entries of the history as the person goes. Once, in the shell. */
export function useHistoryDepth(): void {
  // The router knows how the entry was made, its types do not.
  const { url, wasPush } = useLocation() as ReturnType<typeof useLocation> & { wasPush?: boolean };
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new address is a new entry; how it was made is known then only.
  useLayoutEffect(() => {
    // An entry that has its number was come back to; one without was pushed, put in another's place, or is the first.
    const depth = depthOf(history.state) ?? Math.max(0, wasPush ? lastDepth + 1 : lastDepth);
    history.replaceState({ depth }, '');
    lastDepth = depth;
  }, [url]);
}

/** Goes where the person came from; where a page was opened directly, to the page above it. */
export function Back({ above }: { readonly above: string }) {
  const goBack = (event: MouseEvent) => {
    if ((depthOf(history.state) ?? 0) === 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    // Else the router follows the link as well.
    event.stopPropagation();
    history.back();
  };
  return (
    <a class="button button-quiet" href={above} onClick={goBack}>
      <Icon of={ArrowLeft} />
      <span>{t('app.back')}</span>
    </a>
  );
}

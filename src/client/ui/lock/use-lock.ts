import { useApp } from '../../app.ts';
import type { LockView } from '../../lock.ts';
import { useSelected } from '../../view-state.ts';

/** How contacts are locked on this phone now. */
export function useLock(): LockView {
  return useSelected(useApp().lock.view, (view) => view);
}

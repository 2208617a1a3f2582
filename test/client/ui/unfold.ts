import { fireEvent } from '@testing-library/preact';

/** Unfolds what the element is in, as a person does; the browser tells so by an event. */
export function unfold(title: HTMLElement): HTMLElement {
  const fold = title.closest('details');
  if (fold === null) throw new Error('Nothing unfolds here');
  fold.open = true;
  fireEvent(fold, new Event('toggle'));
  return fold;
}

import type { IconNode } from 'lucide';
import { h } from 'preact';
import { steady } from './steady.ts';
import './icon.css';

interface IconProps {
  readonly of: IconNode;
  readonly large?: boolean;
}

/**
 * A picture from lucide beside its word: `<Icon of={House} />` with `import { House } from 'lucide'`. It is as large as the
 * text around it asks and silent for screen readers; a control without a visible word needs an aria-label of its own.
 */
export const Icon = steady(
  ({ of, large = false }: IconProps) => (
    <svg class={large ? 'icon icon-large' : 'icon'} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {of.map(([tag, attributes], index) => h(tag, { ...attributes, key: index }))}
    </svg>
  ),
  ({ of, large }) => [of, large],
);

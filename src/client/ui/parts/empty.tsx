import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import './empty.css';

interface EmptyProps {
  readonly icon: IconNode;
  /** What will be here. */
  readonly title: string;
  readonly text?: string;
  /** The one button that starts it. */
  readonly children?: ComponentChildren;
}

/** A place where nothing is yet. */
export function Empty({ icon, title, text, children }: EmptyProps) {
  return (
    <div class="empty">
      <Icon of={icon} large />
      <p class="empty-title">{title}</p>
      {text !== undefined && <p class="quiet">{text}</p>}
      {children}
    </div>
  );
}

/** A page's first moment, when the phone's own disk has not answered yet. Shows itself only when that takes a while. */
export function Loading({ label }: { readonly label: string }) {
  return (
    <p class="loading" role="status">
      {label}
    </p>
  );
}

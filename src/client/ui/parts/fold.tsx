import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import './fold.css';

interface FoldProps {
  readonly title: ComponentChildren;
  readonly children: ComponentChildren;
}

/** What is seldom looked at, under a line that unfolds it: drawn only while it is open, so that no tap elsewhere costs it. */
export function Fold({ title, children }: FoldProps) {
  const [isOpen, open] = useState(false);
  return (
    <details class="fold" onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && children}
    </details>
  );
}

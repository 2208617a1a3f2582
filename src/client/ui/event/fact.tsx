import type { ComponentChildren } from 'preact';

interface FactProps {
  readonly name: string;
  readonly value: string;
  /** What changes it. */
  readonly children?: ComponentChildren;
}

/** One fact of a list; none where nothing is known. */
export function Fact({ name, value, children }: FactProps) {
  if (value === '') return null;
  return (
    <div class="summary-fact">
      <dt class="quiet small">{name}</dt>
      <dd>{value}</dd>
      {children !== undefined && <dd class="summary-change">{children}</dd>}
    </div>
  );
}

import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import './banner.css';

interface BannerProps {
  readonly tone: 'calm' | 'good' | 'warn' | 'bad';
  readonly icon: IconNode;
  /** Read out when it appears; leave out for what stands there from the beginning. */
  readonly live?: boolean;
  readonly children: ComponentChildren;
  /** What can be done about it. */
  readonly action?: ComponentChildren;
}

/** Something that the person should know: what happened, whether the work is safe, what to do. */
export function Banner({ tone, icon, live = false, children, action }: BannerProps) {
  return (
    <div class={`banner banner-${tone}`} role={live ? 'status' : undefined}>
      <Icon of={icon} />
      <div class="banner-words">{children}</div>
      {action !== undefined && <div class="banner-action">{action}</div>}
    </div>
  );
}

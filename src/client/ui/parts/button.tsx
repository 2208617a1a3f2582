import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import './button.css';

/** `main`: the one thing this screen is for. `plain`: anything else. `quiet`: beside text, without an edge. `bad`: takes something away. */
export type ButtonLook = 'main' | 'plain' | 'quiet' | 'bad';

interface Common {
  readonly look?: ButtonLook;
  readonly icon?: IconNode;
  /** As wide as its column. */
  readonly wide?: boolean;
  /** Says what will happen ("Zakończ wydarzenie"). */
  readonly children: ComponentChildren;
}

interface ButtonProps extends Common {
  readonly onClick?: () => unknown;
  readonly type?: 'button' | 'submit';
  /** Its work is under way: it stays focused, presses do nothing. */
  readonly busy?: boolean;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly label?: string;
}

export function Button({ onClick, type = 'button', busy = false, pressed, expanded, label, ...common }: ButtonProps) {
  const press = (event: Event) => {
    if (busy) event.preventDefault();
    else onClick?.();
  };
  return (
    <button
      type={type}
      class={classOf(common)}
      onClick={press}
      aria-disabled={busy || undefined}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-label={label}
    >
      <Inside {...common} />
    </button>
  );
}

/** Looks like a button and goes to another page. */
export function LinkButton({ href, ...common }: Common & { readonly href: string }) {
  return (
    <a href={href} class={classOf(common)}>
      <Inside {...common} />
    </a>
  );
}

function Inside({ icon, children }: Common) {
  return (
    <>
      {icon && <Icon of={icon} />}
      <span>{children}</span>
    </>
  );
}

function classOf({ look = 'plain', wide = false }: Common): string {
  return `button button-${look}${wide ? ' button-wide' : ''}`;
}

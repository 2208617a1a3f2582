import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { heading } from '../../../domain/heading.ts';
import { t } from '../../locales/t.ts';
import './page-head.css';

interface PageHeadProps {
  /** The page's only h1, and the name of the window. */
  readonly title: string;
  /** A line above the title ("Działanie 6"). */
  readonly kicker?: ComponentChildren;
  /** A line below it. */
  readonly children?: ComponentChildren;
}

/** The page whose heading had the focus last; the first one leaves it where the browser put it. */
let headedPath = location.pathname;

/**
 * The head of a page. The way back stands in the line above it, at the same place on every page (see shell.tsx).
 * After a change of page the heading takes the focus, so that a screen reader and the keyboard begin there.
 */
export function PageHead({ title, kicker, children }: PageHeadProps) {
  const place = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (location.pathname !== headedPath) place.current?.focus({ preventScroll: true });
    headedPath = location.pathname;
  }, []);
  useEffect(() => {
    document.title = `${title} – ${t('app.name')}`;
  }, [title]);
  return (
    <div class="page-head">
      {kicker !== undefined && <p class="page-kicker">{kicker}</p>}
      <h1 ref={place} tabIndex={-1}>
        {heading(title)}
      </h1>
      {children}
    </div>
  );
}

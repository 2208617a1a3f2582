import { X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../../locales/t.ts';
import { Icon } from '../parts/icon.tsx';
import './side-panel.css';

interface SidePanelProps {
  readonly title: string;
  /** Over the page, where there is no room beside it. */
  readonly modal: boolean;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** What stands behind a number, beside the table. Rendered = open. Closing gives the focus back to the number. */
export function SidePanel({ title, modal, onClose, children }: SidePanelProps) {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = element.current;
    const opener = document.activeElement;
    if (modal) dialog?.showModal();
    else dialog?.show();
    dialog?.querySelector<HTMLElement>('h2')?.focus();
    return () => {
      dialog?.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, [modal]);
  // A panel beside the page gets no cancel event from Esc, and the focus may be in the page: Esc closes it from anywhere.
  useEffect(() => {
    const close = (event: KeyboardEvent) => !modal && event.key === 'Escape' && onClose();
    document.addEventListener('keydown', close);
    return () => document.removeEventListener('keydown', close);
  }, [modal, onClose]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside a modal panel closes it; for the keyboard that is Esc.
    <dialog
      ref={element}
      class="side-panel"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => modal && event.target === element.current && onClose()}
    >
      <div class="side-panel-paper">
        <div class="side-panel-head">
          <div>
            <p class="quiet small">{t('sources.heading')}</p>
            <h2 id={heading} tabIndex={-1}>
              {title}
            </h2>
          </div>
          <button type="button" class="button button-quiet" aria-label={t('sources.close')} onClick={onClose}>
            <Icon of={X} />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}

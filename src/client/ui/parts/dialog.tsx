import { X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../locales/t.ts';
import { Icon } from './icon.tsx';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  /** Esc, the cross, the back gesture and a tap beside it all come here; the caller then stops rendering the dialog. */
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** One question over the page: a native modal dialog, on a phone at the bottom where the thumb is. Rendered = open. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  // Not a passive effect: those are taken back only when the element is gone, and then the browser can't give the focus back.
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc does the same by the browser's own cancel event.
    <dialog
      ref={element}
      class="dialog"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === element.current && onClose()}
    >
      <div class="dialog-paper">
        <div class="dialog-head">
          <h2 id={heading}>{title}</h2>
          <button type="button" class="button button-quiet" aria-label={t('app.close')} onClick={onClose}>
            <Icon of={X} />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}

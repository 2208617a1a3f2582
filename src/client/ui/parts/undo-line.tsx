import { Undo2 } from 'lucide';
import { t } from '../../locales/t.ts';
import { Button } from './button.tsx';
import './undo-line.css';

interface UndoLineProps {
  /** What was done: "Ania K. obecna". Nothing yet: undefined, the line keeps its place. */
  readonly text: string | undefined;
  readonly onUndo?: (() => unknown) | undefined;
}

/** The last act in words, and the one tap that takes it back. It stays until the next act: nobody has to be quick. */
export function UndoLine({ text, onUndo }: UndoLineProps) {
  return (
    <div class="undo-line">
      <p role="status">{text}</p>
      {text !== undefined && onUndo !== undefined && (
        <Button look="quiet" icon={Undo2} onClick={onUndo}>
          {t('app.undo')}
        </Button>
      )}
    </div>
  );
}

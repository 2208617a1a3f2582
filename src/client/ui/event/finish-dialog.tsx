import { Flag } from 'lucide';
import { useState } from 'preact/hooks';
import { t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TickField } from '../parts/field.tsx';
import { lineName, useLists } from './amount-words.ts';
import { lineKey, type Tile } from './board.ts';

interface FinishDialogProps {
  /** Groups that nobody counted. */
  readonly unknown: readonly Tile[];
  /** zeros: the groups of which the person said that nobody came. */
  readonly onFinish: (zeros: readonly Tile[]) => void;
  readonly onClose: () => void;
}

/** Before the end: was nobody there, or did nobody count? Only asked where a group has no answer yet. */
export function FinishDialog({ unknown, onFinish, onClose }: FinishDialogProps) {
  const lists = useLists();
  const [zeros, setZeros] = useState<ReadonlySet<string>>(new Set());
  const answer = (tile: Tile, isZero: boolean) => {
    const next = new Set(zeros);
    if (isZero) next.add(lineKey(tile));
    else next.delete(lineKey(tile));
    setZeros(next);
  };
  return (
    <Dialog title={t('finish.unknown')} onClose={onClose}>
      <p class="quiet">{t('finish.hint')}</p>
      <ul>
        {unknown.map((tile) => (
          <li key={lineKey(tile)}>
            <TickField checked={zeros.has(lineKey(tile))} onChange={(isZero) => answer(tile, isZero)}>
              {t('finish.zero', { name: lineName(tile, lists) })}
            </TickField>
          </li>
        ))}
      </ul>
      <Button look="main" wide icon={Flag} onClick={() => onFinish(unknown.filter((tile) => zeros.has(lineKey(tile))))}>
        {t('finish.button')}
      </Button>
    </Dialog>
  );
}

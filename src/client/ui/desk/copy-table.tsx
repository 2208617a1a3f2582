import { Copy } from 'lucide';
import { useState } from 'preact/hooks';
import type { YearTable } from '../../../domain/year-table.ts';
import { t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import type { Lists } from './figure-words.ts';
import { tableText } from './table-text.ts';

/** Copies the table for a spreadsheet and says whether it worked. */
export function CopyTable({ table, lists }: { readonly table: YearTable; readonly lists: Lists }) {
  const [said, say] = useState('');
  const copy = () => {
    // Absent where the page did not come by https.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    const copied = clipboard?.writeText(tableText(table, lists)) ?? Promise.reject(new Error('no clipboard'));
    copied.then(
      () => say(t('desk.copied')),
      () => say(t('desk.copyFailed')),
    );
  };
  return (
    <div class="desk-copy">
      <Button icon={Copy} onClick={copy}>
        {t('desk.copy')}
      </Button>
      <p role="status" class="quiet small">
        {said}
      </p>
    </div>
  );
}

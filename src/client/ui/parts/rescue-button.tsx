import { Download } from 'lucide';
import { useState } from 'preact/hooks';
import { t } from '../../locales/t.ts';
import { notedMembers } from '../../notes.ts';
import { rescue } from '../../store/rescue.ts';
import { saveFile } from '../save-file.ts';
import { Button } from './button.tsx';

/** Puts what is unsent and can still be read into a file, from a copy that the app itself can't use. */
export function RescueButton() {
  const [saved, setSaved] = useState<number>();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const found = await Promise.all(notedMembers(localStorage).map((member) => rescue(indexedDB, member)));
    const copies = found.filter((each) => each !== undefined);
    const count = copies.reduce(
      (sum, { parts, letters, refused }) => sum + parts.length + letters.length + refused.length,
      0,
    );
    if (count > 0) saveFile('teren.json', JSON.stringify(copies, null, 2));
    setSaved(count);
    setBusy(false);
  };
  return (
    <>
      <Button icon={Download} wide busy={busy} onClick={save}>
        {t('rescue.save')}
      </Button>
      {saved !== undefined && (
        <p role="status">{saved === 0 ? t('rescue.none') : t('rescue.saved', { count: saved })}</p>
      )}
    </>
  );
}

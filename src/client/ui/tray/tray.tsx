import { Download, RotateCcw } from 'lucide';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import type { Refused } from '../../store/tray.ts';
import { Button } from '../parts/button.tsx';
import { Loading } from '../parts/empty.tsx';
import { whenWords } from '../parts/save-state.tsx';
import { DoneList, useUndoable } from '../parts/undoable.tsx';
import { changeName, type Names, useNames } from '../record/names.ts';
import { saveFile } from '../save-file.ts';
import { TrayCard } from './tray-card.tsx';
import { type Tray, useTray } from './use-tray.ts';
import '../parts/fold.css';
import './tray.css';

/** What the office did not accept: it left the lists and the figures, and stays here whole until a person deals with it. */
export function TraySection() {
  const { session } = useApp();
  const tray = useTray();
  const names = useNames();
  const undoable = useUndoable();
  if (tray === undefined) return <Loading label={t('app.loading')} />;
  if (tray.open.length + tray.settled.length + undoable.done.length === 0) return null;
  /** A file that the office can read: all of the change, as it is. */
  const save = (rows: readonly Refused[]) =>
    saveFile(
      `teren-${session.deviceName}.json`,
      JSON.stringify({ office: session.office, device: session.device, refused: rows }, null, 2),
    );
  return (
    <section class="section">
      <h2>{t('sync.refused')}</h2>
      <DoneList of={undoable} />
      {tray.open.length > 0 && <p class="section-lead">{t('tray.lead')}</p>}
      {tray.open.length > 0 && (
        <ul class="tray">
          {tray.open.map((row) => (
            <TrayCard
              key={row.key}
              row={row}
              tray={tray}
              names={names}
              undoable={undoable}
              onSave={() => save([row])}
            />
          ))}
        </ul>
      )}
      {tray.open.length > 1 && (
        <div class="actions">
          <Button icon={Download} onClick={() => save(tray.open)}>
            {t('tray.fileAll')}
          </Button>
        </div>
      )}
      {tray.settled.length > 0 && <SettledRows tray={tray} names={names} />}
    </section>
  );
}

/** What was dealt with, for thirty days, with the way back. */
function SettledRows({ tray, names }: { readonly tray: Tray; readonly names: Names }) {
  const { clock } = useApp();
  const undoable = useUndoable();
  return (
    <details class="fold">
      <summary>
        <h3>{t('tray.settled', { count: tray.settled.length })}</h3>
      </summary>
      <p class="quiet small">{t('tray.settled.text')}</p>
      <DoneList of={undoable} />
      <ul class="sheet">
        {tray.settled.map((row) => {
          const what = changeName(row.change, names);
          const when = whenWords(row.settledAt ?? 0, clock);
          return (
            <li key={row.key} class="tray-settled">
              <span>
                {what}
                <span class="quiet small"> {t(`tray.settled.${row.settled ?? 'aside'}`, { when })}</span>
              </span>
              <Button
                look="quiet"
                icon={RotateCcw}
                label={t('tray.back.label', { what })}
                onClick={() => undoable.act({ words: t('tray.back.done', { what }), run: () => tray.bringBack(row) })}
              >
                {t('tray.back')}
              </Button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

import { Archive, Download, Pencil, Send } from 'lucide';
import { useState } from 'preact/hooks';
import { classOf, sealedClasses } from '../../../domain/kinds.ts';
import type { Fields } from '../../../domain/scalar.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import type { Refused } from '../../store/tray.ts';
import { useLock } from '../lock/use-lock.ts';
import { problemWords } from '../messages.ts';
import { Button } from '../parts/button.tsx';
import type { Undoable } from '../parts/undoable.tsx';
import { fieldWords, momentWords, valueWords } from '../record/field-words.ts';
import { changeName, type Names } from '../record/names.ts';
import { CorrectForm } from './correct-form.tsx';
import { correctable } from './corrections.ts';
import type { Tray } from './use-tray.ts';

interface TrayCardProps {
  readonly row: Refused;
  readonly tray: Tray;
  readonly names: Names;
  readonly undoable: Undoable;
  readonly onSave: () => void;
}

/** One refused change: what it was, when, why, and what can be done about it. */
export function TrayCard({ row, tray, names, undoable, onSave }: TrayCardProps) {
  const { clock } = useApp();
  const [isCorrecting, correct] = useState(false);
  const { change, code } = row;
  const { what, next } = problemWords(code);
  const title = changeName(change, names);
  const sendAgain = (fields: Fields) =>
    undoable.act({ words: t('tray.again.done', { what: title }), run: () => tray.sendAgain(row, fields) });
  const putAside = () =>
    undoable.act({
      words: t('tray.aside.done', { what: title }),
      run: () => tray.putAside(row),
      undo: () => tray.bringBack(row),
    });
  return (
    <li class="sheet">
      <div class="sheet-body tray-card">
        <div>
          <h3>{title}</h3>
          <p class="quiet small">{t('tray.when', { when: momentWords(row.at, clock.zone) })}</p>
        </div>
        <p>
          <strong>{what}</strong> {next}
        </p>
        {change === undefined ? <Unread row={row} /> : <Values row={row} change={change} names={names} />}
        {isCorrecting && change !== undefined ? (
          <CorrectForm
            change={change}
            wrong={row.fields}
            names={names}
            onSend={sendAgain}
            onClose={() => correct(false)}
          />
        ) : (
          <div class="actions">
            {change !== undefined && correctable(change).length > 0 && (
              <Button icon={Pencil} look={code === 'bad-value' ? 'main' : 'plain'} onClick={() => correct(true)}>
                {t('tray.correct')}
              </Button>
            )}
            {(change !== undefined || row.letter !== undefined) && (
              <Button icon={Send} onClick={() => sendAgain(change?.fields ?? {})}>
                {t('tray.again')}
              </Button>
            )}
            <Button look="quiet" icon={Download} onClick={onSave}>
              {t('tray.file')}
            </Button>
            <Button look="quiet" icon={Archive} onClick={putAside}>
              {t('tray.aside')}
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}

/** Nobody here can read it now: because contacts are closed, or because it is sealed to the office alone. */
function Unread({ row }: Pick<TrayCardProps, 'row'>) {
  const { state } = useLock();
  const isClosed = row.sealed === true && state === 'locked';
  return <p>{t(isClosed ? 'lock.trayClosed' : row.letter === undefined ? 'tray.unreadable' : 'tray.letter')}</p>;
}

/** The fields in words. Personal values stay covered: they show only to who opens the form to correct them. */
function Values({
  row,
  change,
  names,
}: Pick<TrayCardProps, 'row' | 'names'> & { readonly change: NonNullable<Refused['change']> }) {
  const { clock } = useApp();
  const { kind, fields } = change;
  return (
    <dl class="tray-values">
      {Object.entries(fields).map(([field, value]) => (
        <div key={field}>
          <dt>{fieldWords(field, names)}</dt>
          <dd>
            {sealedClasses.includes(classOf(kind, field))
              ? t('tray.hidden')
              : valueWords(field, value, names, clock.zone, fields)}
            {row.fields.includes(field) && <strong> {t('tray.wrong')}</strong>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

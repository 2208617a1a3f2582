import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import type { Lying } from '../../lying-aside.ts';
import { problemWords } from '../messages.ts';
import { Button } from '../parts/button.tsx';
import type { Undoable } from '../parts/undoable.tsx';
import { fieldWords, momentWords, valueWords } from '../record/field-words.ts';
import { changeName, type Names } from '../record/names.ts';
import { useContacts, useRecords } from '../use.ts';
import '../tray/tray.css';
import { backWrites, changeIn, type LyingList } from './lying.ts';

interface LyingSectionProps {
  readonly list: LyingList;
  readonly names: Names;
  readonly undoable: Undoable;
}

/** What the office put aside: what it was, from whom, why, and two answers. */
export function LyingSection({ list, names, undoable }: LyingSectionProps) {
  if (list.problem !== undefined) return <p class="quiet">{t('check.aside.offline')}</p>;
  if (list.rows === undefined || list.rows.length === 0) return null;
  return (
    <section class="section">
      <h2>{t('check.aside')}</h2>
      <p class="section-lead">{t('check.aside.text')}</p>
      <ul class="tray">
        {list.rows.map((row) => (
          <LyingRow key={`${row.device} ${row.hash}`} row={row} load={list.load} names={names} undoable={undoable} />
        ))}
      </ul>
    </section>
  );
}

type LyingRowProps = Omit<LyingSectionProps, 'list'> & { readonly row: Lying; readonly load: () => Promise<void> };

function LyingRow({ row, load, names, undoable }: LyingRowProps) {
  const { clock } = useApp();
  const change = changeIn(row);
  const { decide } = useDecision(row, load);
  const what = changeName(change, names);
  const when = momentWords(row.at, clock.zone);
  const who = row.deviceName === '' ? when : t('check.from', { device: row.deviceName, member: row.memberName, when });
  return (
    <li class="sheet">
      <div class="sheet-body tray-card">
        <div>
          <h3>{what}</h3>
          <p class="quiet small">{who}</p>
        </div>
        <p>{row.code === 'revoked' ? t('check.fromLost', { device: row.deviceName }) : problemWords(row.code).what}</p>
        {change !== undefined && (
          <dl class="tray-values">
            {Object.entries(change.fields).map(([field, value]) => (
              <div key={field}>
                <dt>{fieldWords(field, names)}</dt>
                <dd>{valueWords(field, value, names, clock.zone, change.fields)}</dd>
              </div>
            ))}
          </dl>
        )}
        <div class="actions">
          {change !== undefined && (
            <Button
              label={t('check.take.label', { what })}
              onClick={() => undoable.act({ words: t('check.taken', { what }), ...decide(true) })}
            >
              {t('check.take')}
            </Button>
          )}
          <Button
            label={t('check.leave.label', { what })}
            onClick={() => undoable.act({ words: t('check.left', { what }), ...decide(false) })}
          >
            {t('check.leave')}
          </Button>
        </div>
      </div>
    </li>
  );
}

/** Taking in happens at the office, where it beats nobody who wrote since; taking that back is an ordinary edit from here. */
function useDecision(row: Lying, load: () => Promise<void>) {
  const { desk, store, syncer } = useApp();
  const change = changeIn(row);
  const records = useRecords(change?.kind ?? 'event');
  const contacts = useContacts();
  const before = change && (change.kind === 'volunteer' ? contacts : records)?.get(change.id)?.fields;
  const { device, hash } = row;
  const settled = async (settling: { take: boolean; undo?: boolean }) => {
    const result = await desk.settle({ device, hash, ...settling });
    if (!result.ok) return result;
    await load();
    syncer.now();
    return result;
  };
  return {
    decide: (take: boolean) => ({
      run: () => settled({ take }),
      undo: async () => {
        const result = await settled({ take, undo: true });
        if (!result.ok || !take || change === undefined) return result;
        const back = backWrites(change, before);
        return back.length === 0 ? result : store.write(back);
      },
    }),
  };
}

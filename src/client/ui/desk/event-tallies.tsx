import { useState } from 'preact/hooks';
import { dayOf } from '../../../domain/day.ts';
import { dayShort } from '../../../domain/day-words.ts';
import type { Entry } from '../../../domain/scalar.ts';
import { useApp } from '../../app.ts';
import { locale, t } from '../../locales/t.ts';
import { actWords, useLists } from '../event/amount-words.ts';
import { Button } from '../parts/button.tsx';
import { type RecordView, useActs, useInEvent } from '../use.ts';

const step = 100;

/** An event's sheets, each with its acts of counting, the latest first; what was undone stays, struck out. */
export function EventTallies({ event }: { readonly event: Entry }) {
  const [limit, setLimit] = useState(step);
  const sheets = useInEvent('sheet', event.id);
  // One more than is shown tells whether there are older ones.
  const acts = useActs(event.id, limit + 1);
  if (sheets === undefined || acts === undefined) return <p class="quiet">{t('sources.loading')}</p>;
  if (acts.length === 0) return <p class="quiet">{t('sources.noTallies')}</p>;
  const shown = acts.slice(0, limit);
  const onSheets = [...new Set(shown.map(sheetOf))];
  return (
    <>
      {onSheets.map((id) => (
        <Sheet
          key={id}
          sheet={sheets.get(id)}
          tallies={shown.filter((act) => sheetOf(act) === id)}
          eventDay={String(event.fields['date'] ?? '')}
        />
      ))}
      {acts.length > limit && <Button onClick={() => setLimit(limit + step)}>{t('sources.older')}</Button>}
    </>
  );
}

const sheetOf = (act: RecordView) => String(act.fields['sheet'] ?? '');

interface SheetProps {
  readonly sheet: RecordView | undefined;
  readonly tallies: readonly RecordView[];
  /** 'YYYY-MM-DD': a tally of this day shows its time only. */
  readonly eventDay: string;
}

function Sheet({ sheet, tallies, eventDay }: SheetProps) {
  const label = sheet?.fields['label'];
  return (
    <section class="source-sheet">
      <h3>{typeof label === 'string' ? t('sources.sheet', { label }) : t('sources.unknownSheet')}</h3>
      <p class="quiet small">{sheet?.fields['covers'] === 'whole' ? t('sources.whole') : t('sources.part')}</p>
      <ol>
        {tallies.map((tally) => (
          <Tally key={tally.id} tally={tally} eventDay={eventDay} />
        ))}
      </ol>
    </section>
  );
}

function Tally({ tally, eventDay }: { readonly tally: RecordView; readonly eventDay: string }) {
  const { clock } = useApp();
  const lists = useLists();
  const { at, exact, reason, void: isVoid } = tally.fields;
  const words = actWords(tally, lists);
  const notes = [
    exact === false ? t('act.about') : '',
    reason === 'total' ? t('sources.fromTotal') : '',
    isVoid === true ? t('sources.void') : '',
  ].filter((note) => note !== '');
  return (
    <li class="source-tally small">
      <span class="quiet">{typeof at === 'number' ? momentWords(at, eventDay, clock) : ''}</span>
      <span>{isVoid === true ? <s>{words}</s> : words}</span>
      <span class="quiet">{notes.join(' · ')}</span>
    </li>
  );
}

function momentWords(at: number, eventDay: string, clock: { time(ms: number): string; zone: string }): string {
  const day = dayOf(at, clock.zone);
  return day === eventDay ? clock.time(at) : `${dayShort(day, locale()).slice(0, 5)} ${clock.time(at)}`;
}

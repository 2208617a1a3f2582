import { t } from '../../locales/t.ts';
import type { RecordView } from '../use.ts';
import { LastAct, LostActs } from './acts.tsx';
import { AddGroup, AddMeasure } from './add-lines.tsx';
import { lineKey } from './board.ts';
import { CountTogether } from './count-together.tsx';
import { useScreenOn } from './phone.ts';
import { GroupTile, MeasureTile } from './tile.tsx';
import { TotalPanel } from './total-panel.tsx';
import type { Counter } from './use-counter.ts';
import './counter.css';

/** From here on two columns. */
const manyGroups = 4;

/** The heart of the app: tiles under the thumb, the total, and the last act with its undo. */
export function CounterBoard({ event, counter }: { readonly event: RecordView; readonly counter: Counter }) {
  useScreenOn();
  const { board, inFlight } = counter;
  const groups = [...board.attending, ...board.beside];
  return (
    <section class="counter" aria-label={t('event.counter')}>
      <div class="counter-tiles">
        <div class={groups.length >= manyGroups ? 'tiles tiles-many' : 'tiles'}>
          {groups.map((tile) => (
            <GroupTile key={lineKey(tile)} tile={tile} count={counter.count} isInFlight={inFlight.has(lineKey(tile))} />
          ))}
        </div>
        {board.measures.length > 0 && (
          <>
            <h2>{t('event.measures')}</h2>
            <div class={board.measures.length >= manyGroups ? 'tiles tiles-many' : 'tiles'}>
              {board.measures.map((tile) => (
                <MeasureTile
                  key={lineKey(tile)}
                  tile={tile}
                  count={counter.count}
                  isInFlight={inFlight.has(lineKey(tile))}
                />
              ))}
            </div>
          </>
        )}
        <div class="actions">
          <AddGroup event={event} taken={groups.map(({ group }) => group)} />
          <AddMeasure event={event} taken={board.measures.map(({ measure }) => measure)} />
          <CountTogether event={event.id} />
        </div>
      </div>
      <div class="counter-aside">
        <div class="counter-total">
          <TotalPanel board={board} isInFlight={board.attending.some((tile) => inFlight.has(lineKey(tile)))} />
        </div>
        <div class="thumb">
          <LostActs counter={counter} />
          <LastAct counter={counter} />
        </div>
      </div>
    </section>
  );
}

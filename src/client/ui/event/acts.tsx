import { RotateCcw, TriangleAlert, Undo2 } from 'lucide';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { problemWords } from '../messages.ts';
import { Banner } from '../parts/banner.tsx';
import { Button } from '../parts/button.tsx';
import { Fold } from '../parts/fold.tsx';
import { SaveState } from '../parts/save-state.tsx';
import { actWords, useLists } from './amount-words.ts';
import type { Act } from './in-flight.ts';
import type { Counter } from './use-counter.ts';
import './acts.css';

const isStruck = (act: Act) => act.fields['void'] === true;

/** Where the thumb rests: the last act of this phone, and the one tap that takes it back. What was taken back stays in sight. */
export function LastAct({ counter }: { readonly counter: Counter }) {
  const lists = useLists();
  const own = counter.acts.filter((act) => act.fields['sheet'] === counter.sheet);
  const newest = own[0];
  const last = own.find((act) => !isStruck(act));
  return (
    <div class="last-act">
      <div class="last-act-words digits">
        {last === undefined ? (
          <p class="quiet">{t('act.none')}</p>
        ) : (
          <p class="last-act-act" title={t('act.last')}>
            {actWords(last, lists)}
          </p>
        )}
        {newest !== undefined && (
          <p class="last-act-state">{isStruck(newest) ? <Undone act={newest} /> : <ActState act={newest} />}</p>
        )}
      </div>
      {last !== undefined && (
        <Button
          icon={Undo2}
          label={t('act.undo', { act: actWords(last, lists) })}
          onClick={() => counter.strike(last, true)}
        >
          {t('app.undo')}
        </Button>
      )}
    </div>
  );
}

function Undone({ act }: { readonly act: Act }) {
  return <span class="save-state">{t('act.undone', { act: actWords(act, useLists()) })}</span>;
}

function ActState({ act }: { readonly act: Act }) {
  return act.inFlight ? <span class="save-state">{t('act.saving')}</span> : <SaveState record={act} />;
}

const shownActs = 20;

/** The last twenty acts of all phones. Each can be struck out, and stays. */
export function ActList({ counter }: { readonly counter: Counter }) {
  const acts = counter.acts.slice(0, shownActs);
  return (
    <Fold title={<h2>{t('act.list')}</h2>}>
      {acts.length === 0 && <p class="quiet">{t('act.list.none')}</p>}
      <ol class="sheet acts digits">
        {acts.map((act) => (
          <ActRow key={act.id} act={act} counter={counter} />
        ))}
      </ol>
    </Fold>
  );
}

function ActRow({ act, counter }: { readonly act: Act; readonly counter: Counter }) {
  const { clock } = useApp();
  const words = actWords(act, useLists());
  const { at, sheet, reason, exact } = act.fields;
  const { name, label } = counter.sheets.get(String(sheet))?.fields ?? {};
  const phone = name ?? label;
  const notes = [
    exact === false ? t('act.about') : [],
    reason === 'total' ? t('act.toTotal') : [],
    sheet === counter.sheet ? [] : typeof phone === 'string' ? phone : t('act.otherPhone'),
  ].flat();
  const struck = isStruck(act);
  return (
    <li class="act">
      <span class="quiet">{typeof at === 'number' ? clock.time(at) : ''}</span>
      <span class="act-words">
        {struck ? <s>{words}</s> : <span>{words}</span>}
        {notes.length > 0 && <span class="act-notes">{notes.join(' · ')}</span>}
        <ActState act={act} />
      </span>
      <Button
        look="quiet"
        icon={struck ? RotateCcw : Undo2}
        label={t(struck ? 'act.restore' : 'act.undo', { act: words })}
        onClick={() => counter.strike(act, !struck)}
      >
        {struck ? t('act.restore.short') : t('app.undo')}
      </Button>
    </li>
  );
}

/** The disk refused: the digit went back, and this says what is missing. It stays until the person has seen it. */
export function LostActs({ counter }: { readonly counter: Counter }) {
  const lists = useLists();
  const { failure } = counter;
  if (failure === undefined) return null;
  const held = counter.acts.find((act) => act.id === failure.act.tally)?.fields;
  const act = actWords({ fields: { ...held, ...failure.act.fields } }, lists);
  const words = failure.count === 1 ? t('act.lost', { act }) : t('act.lostMany', { count: failure.count, act });
  const { what, next } = problemWords(failure.code);
  return (
    <Banner
      tone="bad"
      icon={TriangleAlert}
      live
      action={<Button onClick={counter.forgetFailure}>{t('app.close')}</Button>}
    >
      <p>
        <strong>{words}</strong>
      </p>
      <p>{[t('act.lost.rest'), what, next].join(' ')}</p>
    </Banner>
  );
}

import { CalendarOff, CalendarPlus, Play, Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { lookAhead } from '../../../domain/ahead.ts';
import type { Scale } from '../../../domain/amount.ts';
import { elementsOf } from '../../../domain/event.ts';
import type { TotalFigure } from '../../../domain/plan.ts';
import type { Entry } from '../../../domain/scalar.ts';
import { peopleMeasure } from '../../../domain/total.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { newestFirst, runningOf } from '../event-list.ts';
import { plainFigure } from '../figure-words.ts';
import { nameOf, namesOf } from '../names.ts';
import { PaperLinks } from '../paper/paper-links.tsx';
import { Button, LinkButton } from '../parts/button.tsx';
import { Empty, Loading } from '../parts/empty.tsx';
import { EventRows } from '../parts/event-row.tsx';
import { NotHeldDialog } from '../parts/not-held-dialog.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { progressWords, termLine } from '../parts/plan-row.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import { DoneList, type Undoable, useUndoable } from '../parts/undoable.tsx';
import { type PlanRow, usePlan } from '../plan-list.ts';
import { PlanDialog } from '../planning/plan-dialog.tsx';
import { Versions } from '../record/versions.tsx';
import { useEventStarter } from '../start-event.ts';
import { type RecordView, useRecord, useRecords } from '../use.ts';
import './activity-page.css';

/** One row of the plan: what it says, what was done, and the button that starts it. */
export function ActivityPage() {
  const id = useRoute().params['id'] ?? '';
  const record = useRecord('activity', id);
  const undoable = useUndoable();
  const plan = usePlan(String(record?.fields['plan'] ?? ''));
  const row = plan?.rows.find((each) => each.id === id);
  if (record === undefined || (record !== null && plan === undefined)) {
    return (
      <div class="page">
        <PageHead title={t('plan.row')} />
        <Loading label={t('app.loading')} />
      </div>
    );
  }
  if (row === undefined) {
    return (
      <div class="page">
        <PageHead title={t('activity.gone')} />
        <p>{t('activity.gone.text')}</p>
      </div>
    );
  }
  return (
    <div class="page">
      <PageHead title={row.title} kicker={t('activity.kicker', { number: row.number, year: plan?.year ?? '' })} />
      <DoneList of={undoable} />
      <Versions record={row.record} undoable={undoable} />
      <Begin row={row} undoable={undoable} />
      <PaperLinks activity={row.id} />
      <Facts row={row} />
      <Held row={row} />
    </div>
  );
}

function Begin({ row, undoable }: { readonly row: PlanRow; readonly undoable: Undoable }) {
  const { clock } = useApp();
  const starter = useEventStarter();
  const [asked, ask] = useState<'notHeld' | 'plan'>();
  const events = useRecords('event');
  const isOwn = ({ fields }: Entry) => fields['activity'] === row.id;
  const running = runningOf(events).find(isOwn);
  // What was planned for today is begun, not a second event beside it.
  const planned = lookAhead(events?.values() ?? [], clock.today()).today.find(isOwn);
  if (!starter.allowed) return null;
  const start = () => (planned === undefined ? starter.start(row.record, row.title) : starter.startPlanned(planned));
  const close = () => ask(undefined);
  return (
    <div class="stack">
      {running !== undefined && (
        <LinkButton look="main" icon={Play} wide href={`/event/${running.id}`}>
          {t('today.goOn')}
        </LinkButton>
      )}
      <Button
        look={running === undefined ? 'main' : 'plain'}
        icon={running === undefined ? Play : Plus}
        wide
        busy={starter.busy}
        onClick={start}
      >
        {running === undefined ? t('activity.start') : t('activity.startAnother')}
      </Button>
      <Button icon={CalendarPlus} wide onClick={() => ask('plan')}>
        {t('planning.title')}
      </Button>
      <Button icon={CalendarOff} wide onClick={() => ask('notHeld')}>
        {t('activity.notHeld')}
      </Button>
      {starter.problem !== undefined && <ProblemBanner code={starter.problem} />}
      {asked === 'plan' && <PlanDialog row={row} undoable={undoable} onClose={close} />}
      {asked === 'notHeld' && <NotHeldDialog row={row} onClose={close} />}
    </div>
  );
}

/** What the plan says of this row. */
function Facts({ row }: { readonly row: PlanRow }) {
  const groups = useRecords('group');
  const measures = useRecords('measure');
  const { fields } = row.record;
  const measured = elementsOf(fields, 'measure').map((id) =>
    id === peopleMeasure ? t('activity.people') : nameOf(measures, id),
  );
  const facts: readonly (readonly [string, readonly string[]])[] = [
    [t('activity.term'), [termLine(row)]],
    [t('activity.recipients'), row.recipients],
    [t('activity.partners'), row.partners],
    [t('activity.groups'), namesOf(fields, 'group', groups)],
    [t('activity.measures'), measured],
    [t('activity.note'), typeof fields['note'] === 'string' ? [fields['note']] : []],
  ];
  return (
    <dl class="facts">
      {facts
        .filter(([, texts]) => texts.length > 0)
        .map(([name, texts]) => (
          <div key={name}>
            <dt>{name}</dt>
            {texts.map((text) => (
              <dd key={text}>{text}</dd>
            ))}
          </div>
        ))}
    </dl>
  );
}

/** What is planned, the next one first; what was done: the sums of the row, then its events. */
function Held({ row }: { readonly row: PlanRow }) {
  const all = [...(useRecords('event')?.values() ?? [])].filter((event) => event.fields['activity'] === row.id);
  if (all.length === 0) {
    return <Empty icon={Play} title={t('activity.noEvents')} text={t('activity.noEvents.text')} />;
  }
  const planned = all.filter((event) => event.fields['state'] === 'planned').sort(newestFirst);
  const events = all.filter((event) => event.fields['state'] !== 'planned');
  return (
    <>
      {planned.length > 0 && (
        <section class="section">
          <h2>{t('planning.planned', { count: planned.length })}</h2>
          <EventRows events={planned.toReversed()} of="activity" />
        </section>
      )}
      {events.length > 0 && <Done row={row} events={events.sort(newestFirst)} />}
    </>
  );
}

function Done({ row, events }: { readonly row: PlanRow; readonly events: readonly RecordView[] }) {
  return (
    <section class="section">
      <h2>{t('activity.events')}</h2>
      <p class="digits">{progressWords(row)}</p>
      <Totals row={row} />
      <EventRows events={events} of="activity" />
    </section>
  );
}

function Totals({ row }: { readonly row: PlanRow }) {
  const groups = useRecords('group');
  const measures = useRecords('measure');
  const { totals } = row.progress;
  if (totals.length === 0) return null;
  const words = (total: TotalFigure) => {
    const { measure, group, estimated } = total;
    const fields = measures?.get(measure)?.fields;
    const amount = plainFigure(total, (fields?.['scale'] ?? 1) as Scale);
    const isPeople = measure === peopleMeasure;
    const name = [isPeople ? [] : nameOf(measures, measure), group === '' ? [] : nameOf(groups, group)].flat();
    const label = name.length === 0 ? t('activity.people') : name.join(', ');
    const unit = isPeople || typeof fields?.['unit'] !== 'string' ? '' : ` ${fields['unit']}`;
    return `${label}: ${amount}${unit}${estimated === 0 ? '' : ` ${t('activity.estimated')}`}`;
  };
  return (
    <ul class="totals digits">
      {totals.map((total) => (
        <li key={`${total.measure} ${total.group}`}>{words(total)}</li>
      ))}
    </ul>
  );
}

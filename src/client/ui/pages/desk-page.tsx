import { Clock, Ellipsis, ListChecks, MessageSquareText, Table2, Users } from 'lucide';
import { useState } from 'preact/hooks';
import { voicesOf } from '../../../domain/voice.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { useCheckWords } from '../check/check-count.ts';
import { CopyTable } from '../desk/copy-table.tsx';
import '../desk/desk.css';
import { RowSources } from '../desk/row-sources.tsx';
import { SidePanel } from '../desk/side-panel.tsx';
import { useIsWide } from '../desk/wide.ts';
import { YearList } from '../desk/year-list.tsx';
import { YearTableView } from '../desk/year-table-view.tsx';
import { useYear, type YearChoice, type YearView } from '../desk/year-view.ts';
import { LinkButton } from '../parts/button.tsx';
import { Empty, Loading } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { whenWords } from '../parts/save-state.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { useRecords, useSync } from '../use.ts';
import { voicesWords } from '../voice/voice-words.ts';

/** The office's year: what was planned, what took place, how many came, and where each number comes from. */
export function DeskPage() {
  const [key, choose] = useState<string>();
  const view = useYear(key);
  if (view === undefined || view === null) {
    return (
      <div class="page page-wide">
        <PageHead title={t('place.desk')} />
        <MoreLink />
        {view === undefined ? (
          <Loading label={t('app.loading')} />
        ) : (
          <Empty icon={Table2} title={t('desk.empty')} text={t('desk.empty.text')} />
        )}
      </div>
    );
  }
  return <Year key={view.chosen.key} view={view} onChoose={choose} />;
}

function Year({ view, onChoose }: { readonly view: YearView; readonly onChoose: (key: string) => void }) {
  const isWide = useIsWide();
  const [openRow, setOpenRow] = useState<string>();
  const { table, sources, chosen } = view;
  const opened = [...table.planned, ...table.outside].find((row) => row.id === openRow);
  const shared = { table, lists: sources, onOpen: setOpenRow };
  return (
    <div class={opened !== undefined && isWide ? 'page page-wide desk-beside' : 'page page-wide'}>
      <PageHead title={t('desk.title', { year: chosen.year })} kicker={t('place.desk')}>
        <AsOf />
      </PageHead>
      <MoreLink />
      <div class="desk-tools">
        <SelectField
          label={t('desk.choose')}
          value={view.chosen.key}
          options={view.choices.map((choice) => [choice.key, choiceWords(choice)])}
          onChoose={onChoose}
        />
        <CheckLink />
        <LinkButton icon={Users} href="/desk/people">
          {t('people.title')}
        </LinkButton>
        <CopyTable table={table} lists={sources} />
      </div>
      <VoicesLink year={chosen.year} />
      {isWide ? <YearTableView {...shared} openRow={openRow} /> : <YearList {...shared} />}
      <p class="quiet small">
        {t('desk.about')} {t('desk.legend')}
      </p>
      {opened !== undefined && (
        <SidePanel key={opened.id} title={opened.title} modal={!isWide} onClose={() => setOpenRow(undefined)}>
          <RowSources row={opened} lists={sources} />
        </SidePanel>
      )}
    </div>
  );
}

/** On a phone the desk has the place of "more", and leads there; the rail has both. */
function MoreLink() {
  const isWide = useIsWide();
  if (isWide) return null;
  return (
    <div class="actions">
      <LinkButton look="quiet" icon={Ellipsis} href="/more">
        {t('desk.more')}
      </LinkButton>
    </div>
  );
}

/** What people said in the year, and the way to it. */
function VoicesLink({ year }: { readonly year: number }) {
  const voices = useRecords('voice');
  const ofYear = voicesOf(voices?.values() ?? [], year);
  if (ofYear.all.length === 0) return null;
  return (
    <div class="actions">
      <LinkButton look="quiet" icon={MessageSquareText} href={`/voices?year=${year}`}>
        {voicesWords(ofYear)}
      </LinkButton>
    </div>
  );
}

/** The way to what waits for a decision. */
function CheckLink() {
  return (
    <LinkButton icon={ListChecks} href="/desk/check">
      {useCheckWords()}
    </LinkButton>
  );
}

/** How old the figures are, and that phones may hold more: the screen never claims to be all. */
function AsOf() {
  const { clock } = useApp();
  const { lastAnswerAt, unsent } = useSync();
  return (
    <p class="quiet">
      <Icon of={Clock} />{' '}
      {lastAnswerAt === undefined ? t('desk.neverAsked') : t('desk.asOf', { when: whenWords(lastAnswerAt, clock) })}
      {unsent > 0 && ` ${t('desk.unsentHere', { count: unsent })}.`}
    </p>
  );
}

function choiceWords({ year, plan }: YearChoice): string {
  if (plan === undefined) return t('desk.choice.outside', { year });
  return t('desk.choice.plan', { year, title: String(plan.fields['title'] ?? '') });
}

import type { ComponentChildren } from 'preact';
import { dayLong } from '../../../domain/day-words.ts';
import { elementsOf } from '../../../domain/event.ts';
import type { PaperLine } from '../../../domain/paper.ts';
import { peopleMeasure } from '../../../domain/total.ts';
import { useApp } from '../../app.ts';
import { locale, t } from '../../locales/t.ts';
import { lineName } from '../event/amount-words.ts';
import { lineKey } from '../event/board.ts';
import { nameOf } from '../names.ts';
import { QrCode } from '../parts/qr.tsx';
import { Squares } from './squares.tsx';
import type { Paper } from './use-paper.ts';
import './paper-sheet.css';

/** The fewer boxes, the more rows of squares in each: together they leave room for the rest of the page. */
const rowsFor = (boxes: number) => Math.min(4, Math.max(1, Math.floor(12 / boxes)));

/** A blank sheet for a pen, with what the plan says filled in: one page of A4. */
export function PaperSheet({ paper, year }: { readonly paper: Paper; readonly year: number | undefined }) {
  const { session } = useApp();
  const people = paper.lines.filter(({ measure }) => measure === peopleMeasure);
  const measures = paper.lines.filter(({ measure }) => measure !== peopleMeasure);
  const blankBoxes = people.length <= 2 ? 2 : 1;
  const rows = rowsFor(people.length + blankBoxes);
  return (
    <article class="paper-sheet" aria-label={t('paper.title')}>
      <header class="paper-head">
        <p>
          {[session.officeName, paper.kicker, year === undefined ? [] : t('paper.plan', { year })].flat().join(' · ')}
        </p>
        <h2>{paper.title || t('kind.sheet')}</h2>
        {paper.title === '' && <Blank label={t('paper.name')} />}
      </header>
      <WhenBlanks paper={paper} />
      <section class="paper-part">
        <div class="paper-part-head">
          <h3>{t('paper.people')}</h3>
          <p>{t('paper.people.hint')}</p>
        </div>
        {people.map((line) => (
          <TallyBox key={lineKey(line)} rows={rows}>
            <strong>{lineName(line, paper)}</strong>
          </TallyBox>
        ))}
        {Array.from({ length: blankBoxes }, (_, i) => (
          <TallyBox key={i} rows={rows}>
            <Blank label={t('paper.otherGroup')} />
          </TallyBox>
        ))}
      </section>
      <Measures paper={paper} lines={measures} />
      <Partners paper={paper} />
      <section class="paper-part paper-notes">
        <h3>{t('paper.notes')}</h3>
      </section>
      <Foot path={paper.path} />
    </article>
  );
}

/** What is known stands on its line already. */
function WhenBlanks({ paper }: { readonly paper: Paper }) {
  const text = (name: string) => {
    const value = paper.event?.fields[name];
    return typeof value === 'string' ? value : '';
  };
  const date = text('date');
  return (
    <div class="paper-blanks">
      <Blank label={t('paper.date')}>{date === '' ? '' : dayLong(date, locale())}</Blank>
      <Blank label={t('paper.from')}>{text('startTime')}</Blank>
      <Blank label={t('paper.to')}>{text('endTime')}</Blank>
      <Blank label={t('paper.place')}>{text('place')}</Blank>
      <Blank label={t('paper.counter')} />
    </div>
  );
}

function Blank({ label, children }: { readonly label?: string; readonly children?: ComponentChildren }) {
  return (
    <p class="paper-blank">
      {label !== undefined && <span>{label}</span>}
      <span class="paper-line">{children}</span>
    </p>
  );
}

function TallyBox({ rows, children }: { readonly rows: number; readonly children: ComponentChildren }) {
  return (
    <div class="paper-tally">
      <div class="paper-tally-name">{children}</div>
      <Squares rows={rows} />
      <p class="paper-total">{t('paper.total')}</p>
    </div>
  );
}

function Measures({ paper, lines }: { readonly paper: Paper; readonly lines: readonly PaperLine[] }) {
  return (
    <section class="paper-part">
      <h3>{t('paper.measures')}</h3>
      <div class="paper-columns">
        {lines.map((line) => {
          const unit = paper.measures.get(line.measure)?.fields['unit'];
          const name = lineName(line, paper);
          const label = typeof unit === 'string' ? t('paper.numberOf', { name, unit }) : name;
          return <Blank key={lineKey(line)} label={label} />;
        })}
        {Array.from({ length: lines.length % 2 === 0 ? 2 : 1 }, (_, i) => (
          <Blank key={i} />
        ))}
      </div>
    </section>
  );
}

function Partners({ paper }: { readonly paper: Paper }) {
  const names = elementsOf(paper.fields, 'partner').map((id) => nameOf(paper.partners, id));
  return (
    <section class="paper-part">
      <h3>{t('paper.partners')}</h3>
      <ul class="paper-columns">
        {names.map((name) => (
          <li key={name} class="paper-partner">
            {name}
          </li>
        ))}
        {[1, 2].map((n) => (
          <li key={n} class="paper-partner">
            <Blank />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where it is typed in later: for a camera, and for whoever has none. */
function Foot({ path }: { readonly path: string }) {
  const { session } = useApp();
  const address = `${session.publicUrl ?? location.origin}${path}/entry`;
  return (
    <footer class="paper-foot">
      <div>
        <p>
          <strong>{t('paper.warning')}</strong>
        </p>
        <p>{t('paper.later')}</p>
        <p class="paper-address">{address}</p>
      </div>
      <QrCode text={address} label={t('paper.qr')} />
    </footer>
  );
}

import { Plus } from 'lucide';
import { formatAmount } from '../../../domain/amount.ts';
import type { PaperLine } from '../../../domain/paper.ts';
import { peopleMeasure } from '../../../domain/total.ts';
import { locale, t } from '../../locales/t.ts';
import { lineName } from '../event/amount-words.ts';
import { lineKey } from '../event/board.ts';
import { Button } from '../parts/button.tsx';
import { TextField, TickField } from '../parts/field.tsx';
import { countsIn } from './draft.ts';
import { type Form, scaleIn } from './form.ts';

/** A number for each group and measure of the sheet, and what they come to: the sum that stands on the paper too. */
export function EntryNumbers({ form }: { readonly form: Form }) {
  const { draft, lines, problems, change } = form;
  const asksUncounted = draft.uncounted || Object.values(problems).includes('uncounted');
  return (
    <section class="section">
      <h2>{t('paper.numbers')}</h2>
      <p class="quiet">{t('paper.numbers.hint')}</p>
      <ul class="paper-numbers">
        {lines.map((line) => (
          <NumberRow key={lineKey(line)} form={form} line={line} />
        ))}
      </ul>
      {asksUncounted && (
        <TickField checked={draft.uncounted} onChange={(uncounted) => change({ uncounted })}>
          {t('paper.uncounted')}
        </TickField>
      )}
      <output class="paper-sum digits">{t('summary.attended', { count: attendedIn(form) })}</output>
      <div class="actions">
        <Button look="quiet" icon={Plus} onClick={() => form.onAdd('group')}>
          {t('add.group')}
        </Button>
        <Button look="quiet" icon={Plus} onClick={() => form.onAdd('measure')}>
          {t('add.measure')}
        </Button>
      </div>
    </section>
  );
}

function NumberRow({ form, line }: { readonly form: Form; readonly line: PaperLine }) {
  const { paper, draft, problems, change } = form;
  const key = lineKey(line);
  const scale = scaleIn(paper)(line);
  const name = lineName(line, paper);
  const unit = paper.measures.get(line.measure)?.fields['unit'];
  const isPeople = line.measure === peopleMeasure;
  const problem = problems[key];
  const example = scale === 1 ? '25' : formatAmount(12.5 * scale, scale, locale());
  return (
    <li class="paper-number">
      <TextField
        label={isPeople || typeof unit !== 'string' ? name : t('paper.numberOf', { name, unit })}
        inputMode={scale === 1 ? 'numeric' : 'decimal'}
        autoComplete="off"
        maxLength={16}
        value={draft.amounts[key] ?? ''}
        onInput={(typed) => change({ amounts: { ...draft.amounts, [key]: typed } })}
        error={problem === undefined ? undefined : t(`paper.error.${problem}`, { example })}
      />
      <TickField
        checked={draft.about[key] ?? false}
        onChange={(about) => change({ about: { ...draft.about, [key]: about } })}
      >
        <span class="unseen">{name}: </span>
        {t('act.about')}
      </TickField>
    </li>
  );
}

/** How many attended by what is typed so far; a dash while nothing is. */
function attendedIn({ paper, draft, lines }: Form): string {
  const attends = ({ measure, group }: PaperLine) =>
    measure === peopleMeasure && paper.groups.get(group)?.fields['attends'] !== false;
  const counts = countsIn(draft, { lines, scaleOf: scaleIn(paper) }).filter(attends);
  if (counts.length === 0) return '–';
  return formatAmount(
    counts.reduce((sum, { amount }) => sum + amount, 0),
    1,
    locale(),
  );
}

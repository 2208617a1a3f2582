import { Scale } from 'lucide';
import { attendancesOf } from '../../../domain/figure.ts';
import { mayWrite } from '../../../domain/roles.ts';
import type { Entry } from '../../../domain/scalar.ts';
import { answersOf, coversNow, coversWrites, type SheetAnswer } from '../../../domain/sheets.ts';
import { type Sums, totalsOf } from '../../../domain/total.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { peopleWords, plainFigure } from '../figure-words.ts';
import { Answers } from '../parts/answers.tsx';
import { Banner } from '../parts/banner.tsx';
import type { Undoable } from '../parts/undoable.tsx';
import { scaleOf } from '../record/field-words.ts';
import { sheetName, useNames } from '../record/names.ts';
import { lineName } from './amount-words.ts';

interface SheetsQuestionProps {
  readonly sums: Sums;
  readonly sheets: ReadonlyMap<string, Entry>;
  readonly undoable: Undoable;
}

/** Sheets that compete: asked once for an event, with the sheets' names and what each answer comes to. */
export function SheetsQuestion(props: SheetsQuestionProps) {
  const { session } = useApp();
  const answers = answersOf(props.sums, props.sheets);
  if (answers.length === 0 || !mayWrite(session.role, 'sheet', 'covers')) return null;
  return <Asked {...props} answers={answers} />;
}

function Asked({
  sums,
  sheets,
  undoable,
  answers,
}: SheetsQuestionProps & { readonly answers: readonly SheetAnswer[] }) {
  const { store } = useApp();
  const names = useNames();
  const asked = totalsOf(sums, sheets).filter(({ either }) => either !== undefined);
  const groups = names.lists.group ?? new Map();
  const lists = { groups: names.lists.group, measures: names.lists.measure };
  const now = attendancesOf(totalsOf(sums, sheets), groups);
  /** The people who attended where they are in question, else the lines that are. */
  const resultOf = ({ totals }: SheetAnswer) => {
    const attended = attendancesOf(totals, groups);
    if (now?.either !== undefined && attended !== undefined) return t('row.attended', { count: peopleWords(attended) });
    return asked
      .flatMap((line) => totals.find(({ measure, group }) => measure === line.measure && group === line.group) ?? [])
      .map(({ either: _none, ...line }) => {
        const scale = scaleOf(names.lists.measure?.get(line.measure)?.fields);
        return t('summary.line', { name: lineName(line, lists), count: plainFigure(line, scale) });
      })
      .join(', ');
  };
  const whose = ({ stands, sheets: standing }: SheetAnswer) => {
    if (stands === 'all') return t('sheets.all');
    const list = standing.map((id) => sheetName(sheets.get(id), names)).join(', ');
    return stands === 'one' ? t('sheets.one', { name: list }) : t('sheets.parts', { names: list });
  };
  const choose = (answer: SheetAnswer, words: string) => {
    const before = coversNow(answer.covers.keys(), sheets);
    return undoable.act({
      words: t('sheets.chosen', { words }),
      run: () => store.write(coversWrites(answer.covers)),
      undo: () => store.write(coversWrites(before)),
    });
  };
  return (
    <Banner tone="warn" icon={Scale}>
      <p>
        <strong>{t('sheets.question')}</strong>
      </p>
      <p>{t('sheets.question.text')}</p>
      <Answers
        options={answers.map((answer) => {
          const words = resultOf(answer);
          const note = whose(answer);
          return {
            key: `${answer.stands} ${answer.sheets.join(' ')}`,
            words,
            note,
            label: t('sheets.choose', { words, who: note }),
            onChoose: () => choose(answer, words),
          };
        })}
      />
    </Banner>
  );
}

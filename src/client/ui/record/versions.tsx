import { Split } from 'lucide';
import { mayWrite } from '../../../domain/roles.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { Answers } from '../parts/answers.tsx';
import { Banner } from '../parts/banner.tsx';
import type { Undoable } from '../parts/undoable.tsx';
import type { RecordView } from '../use.ts';
import { fieldWords, valueWords } from './field-words.ts';
import { deviceName, kindWords, type Names, recordName, useNames } from './names.ts';
import { choiceWrites, type Question, questionsOf } from './questions.ts';

interface VersionsProps {
  readonly record: RecordView;
  readonly undoable: Undoable;
  /** Says whose field it is, where the page is not about this record. */
  readonly isNamed?: boolean | undefined;
}

/** Two people who differed are both heard: what stands, what else was written, who wrote it, and one tap to choose. */
export function Versions({ record, undoable, isNamed = false }: VersionsProps) {
  const { session } = useApp();
  const questions = questionsOf(record).filter(({ field }) => mayWrite(session.role, record.kind, field));
  return questions.length === 0 ? null : (
    <Asked record={record} undoable={undoable} isNamed={isNamed} questions={questions} />
  );
}

function Asked({ record, undoable, isNamed, questions }: VersionsProps & { readonly questions: readonly Question[] }) {
  const names = useNames();
  return questions.map((question) => (
    <VersionQuestion
      key={question.field}
      record={record}
      undoable={undoable}
      isNamed={isNamed}
      question={question}
      names={names}
    />
  ));
}

interface QuestionProps extends VersionsProps {
  readonly question: Question;
  readonly names: Names;
}

/** One field that two people wrote. */
function VersionQuestion({ record, undoable, isNamed, question, names }: QuestionProps) {
  const { store, clock } = useApp();
  const { field, choices } = question;
  const asked = fieldWords(field, names);
  const choose = (value: (typeof choices)[number]['value'], words: string) => {
    const { done, undo } = choiceWrites(record, field, value);
    return undoable.act({
      words: t('versions.chosen', { field: asked, value: words }),
      run: () => store.write([done]),
      undo: () => store.write([undo]),
    });
  };
  return (
    <Banner tone="warn" icon={Split}>
      {isNamed === true && (
        <p>
          {kindWords(record.kind)}: {recordName(record.kind, record.id, names)}
        </p>
      )}
      <p>
        <strong>{t(choices.length > 2 ? 'versions.many' : 'versions.two', { field: asked })}</strong>
      </p>
      <Answers
        options={choices.map(({ value, devices, stands }) => {
          const words = valueWords(field, value, names, clock.zone, record.fields);
          const authors = devices.map((device) => deviceName(device, names)).join(', ');
          return {
            key: String(value),
            words,
            note: [stands ? t('versions.stands') : '', authors].filter((each) => each !== '').join(' · '),
            label: t('versions.keep', { value: words, who: authors === '' ? t('device.other') : authors }),
            onChoose: () => choose(value, words),
          };
        })}
      />
    </Banner>
  );
}

import { Split } from 'lucide';
import type { Scalar, Write } from '../../../domain/scalar.ts';
import { labelOf } from '../../../domain/text.ts';
import { t } from '../../locales/t.ts';
import { Banner } from '../parts/banner.tsx';
import { Button } from '../parts/button.tsx';
import type { RecordView } from '../use.ts';
import { fieldWords, valueWords } from './field-words.ts';
import { textIn } from './people.ts';

interface Question {
  readonly field: string;
  /** What stands now, then what others wrote; each value once. */
  readonly values: readonly Scalar[];
  /** The fields under which the other versions stay. */
  readonly names: readonly string[];
}

/** Where two people differed about a volunteer. The label follows from the name: beside it, it is not asked about. */
function questionsOf(record: RecordView): readonly Question[] {
  const fields = [...new Set(record.versions.map(({ field }) => field))];
  const isNameAsked = fields.includes('given') || fields.includes('family');
  return fields
    .filter((field) => field !== 'label' || !isNameAsked)
    .map((field) => {
      const versions = record.versions.filter((version) => version.field === field);
      const values = new Set([record.fields[field] ?? null, ...versions.map(({ value }) => value)]);
      return { field, values: [...values], names: versions.map(({ name }) => name) };
    });
}

/** Writes the chosen value anew and settles the others, which stay in the office's history. */
function chooseWrite(record: RecordView, { field, names }: Question, value: Scalar): Write {
  const fields: Record<string, Scalar> = { [field]: value };
  for (const name of names) fields[name] = null;
  if (field === 'given' || field === 'family') {
    const name = {
      given: textIn(record.fields, 'given'),
      family: textIn(record.fields, 'family'),
      [field]: String(value ?? ''),
    };
    fields['label'] = labelOf(name.given, name.family);
    for (const version of record.versions) if (version.field === 'label') fields[version.name] = null;
  }
  return { kind: record.kind, id: record.id, fields };
}

interface VersionsProps {
  readonly record: RecordView;
  readonly onChoose: (write: Write) => void;
}

/** "Telefon: dwie wersje – wybierz": both people are heard, one tap decides. */
export function Versions({ record, onChoose }: VersionsProps) {
  return questionsOf(record).map((question) => {
    const { field, values } = question;
    const [first, second, third] = values.map((value) => valueWords(field, value));
    const asked = fieldWords(field);
    return (
      <Banner key={field} tone="warn" icon={Split}>
        <p>
          <strong>
            {third === undefined ? t('versions.two', { field: asked }) : t('versions.many', { field: asked })}
          </strong>
        </p>
        {third === undefined && second !== undefined && <p>{t('versions.or', { first: first ?? '', second })}</p>}
        <div class="actions">
          {values.map((value) => (
            <Button key={String(value)} onClick={() => onChoose(chooseWrite(record, question, value))}>
              {t('versions.keep', { value: valueWords(field, value) })}
            </Button>
          ))}
        </div>
      </Banner>
    );
  });
}

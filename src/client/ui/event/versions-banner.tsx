import { Split } from 'lucide';
import { useState } from 'preact/hooks';
import { dayLong } from '../../../domain/day-words.ts';
import { eventStates } from '../../../domain/kinds.ts';
import { mayWrite } from '../../../domain/roles.ts';
import type { Scalar } from '../../../domain/scalar.ts';
import { useApp } from '../../app.ts';
import { locale, t } from '../../locales/t.ts';
import { nameOf } from '../names.ts';
import { Banner } from '../parts/banner.tsx';
import { Button } from '../parts/button.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import { type RecordView, useRecords } from '../use.ts';

/** Two people who differed are both heard: what stands, what else was written, and a button for each. */
export function VersionsBanner({ event }: { readonly event: RecordView }) {
  const { store, session } = useApp();
  const [problem, setProblem] = useState<string>();
  const fieldName = useFieldName();
  const fields = [...new Set(event.versions.map(({ field }) => field))].filter((field) =>
    mayWrite(session.role, 'event', field),
  );
  const choose = async (field: string, value: Scalar) => {
    const result = await store.write([{ kind: 'event', id: event.id, fields: { [field]: value } }]);
    setProblem(result.ok ? undefined : result.code);
  };
  return (
    <>
      {problem !== undefined && <ProblemBanner code={problem} />}
      {fields.map((field) => {
        const others = event.versions.filter((version) => version.field === field).map(({ value }) => value);
        const values = [...new Set([event.fields[field] ?? null, ...others])];
        return (
          <Banner key={field} tone="warn" icon={Split}>
            <p>
              <strong>{t('versions.title', { field: fieldName(field) })}</strong>
            </p>
            <p>{t('versions.choose')}</p>
            <div class="actions">
              {values.map((value) => (
                <Button key={String(value)} onClick={() => void choose(field, value)}>
                  {valueText(field, value)}
                </Button>
              ))}
            </div>
          </Banner>
        );
      })}
    </>
  );
}

function useFieldName(): (field: string) => string {
  const lists = { group: useRecords('group'), measure: useRecords('measure'), partner: useRecords('partner') };
  return (field) => {
    const [family = '', element = ''] = field.split('/');
    switch (family) {
      case 'group':
      case 'measure':
      case 'partner':
        return t(`versions.${family}`, { name: nameOf(lists[family], element) });
      case 'title':
      case 'date':
      case 'startTime':
      case 'endTime':
      case 'place':
        return t(`event.${family}`);
      case 'note':
        return t('note.title');
      case 'state':
        return t('versions.state');
      default:
        return field;
    }
  };
}

function valueText(field: string, value: Scalar): string {
  if (value === null || value === '') return t('versions.empty');
  if (typeof value === 'boolean') return value ? t('versions.yes') : t('versions.no');
  const state = eventStates.find((each) => field === 'state' && each === value);
  if (state !== undefined) return t(`state.${state}`);
  return field.startsWith('date') ? dayLong(String(value), locale()) : String(value);
}

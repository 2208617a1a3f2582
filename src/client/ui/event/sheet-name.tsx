import { useState } from 'preact/hooks';
import type { Entry } from '../../../domain/scalar.ts';
import { sheetNameWrite } from '../../../domain/sheets.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { TextField } from '../parts/field.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import { useDraft } from './use-draft.ts';

/** What this phone's owner calls what she counts, so that the others know: saved as it is typed. sheet: may be not there yet. */
export function SheetName({ event, sheet }: { readonly event: string; readonly sheet: Entry | undefined }) {
  const { store, session } = useApp();
  const [problem, setProblem] = useState<string>();
  const save = async (name: string) => {
    const result = await store.write([sheetNameWrite(event, session.device, session.deviceName, name)]);
    setProblem(result.ok ? undefined : result.code);
    return result.ok;
  };
  const [text, type, leave] = useDraft(String(sheet?.fields['name'] ?? ''), save);
  return (
    <>
      <TextField
        label={t('present.sheetName')}
        hint={t('present.sheetName.hint')}
        value={text}
        onInput={type}
        onLeave={leave}
        maxLength={120}
        autoComplete="off"
      />
      {problem !== undefined && <ProblemBanner code={problem} />}
    </>
  );
}

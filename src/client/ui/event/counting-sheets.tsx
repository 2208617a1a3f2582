import { attendancesOf } from '../../../domain/figure.ts';
import { sheetId } from '../../../domain/id.ts';
import { mayWrite } from '../../../domain/roles.ts';
import type { Entry, Write } from '../../../domain/scalar.ts';
import { countedSheets, coversOf } from '../../../domain/sheets.ts';
import { type Sums, totalsOf } from '../../../domain/total.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { peopleWords } from '../figure-words.ts';
import { ChoiceField } from '../parts/field.tsx';
import type { Undoable } from '../parts/undoable.tsx';
import { sheetName, useNames } from '../record/names.ts';
import { SheetName } from './sheet-name.tsx';
import './counting-sheets.css';

interface OwnSheetProps {
  readonly event: string;
  readonly sheets: ReadonlyMap<string, Entry>;
  readonly undoable: Undoable;
}

/** Who counts at this event and how much is on each sheet. */
export function CountingSheets({ sums, sheets }: Pick<OwnSheetProps, 'sheets'> & { readonly sums: Sums }) {
  const names = useNames();
  const groups = names.lists.group ?? new Map();
  const attended = (sheet: string) => {
    const own = Object.fromEntries(Object.entries(sums).filter(([key]) => key.startsWith(`${sheet} `)));
    const figure = attendancesOf(totalsOf(own, new Map()), groups);
    return figure === undefined ? t('row.unknown') : t('row.attended', { count: peopleWords(figure) });
  };
  return (
    <ul class="sheet digits">
      {countedSheets(sums).map((id) => (
        <li key={id} class="sheet-body counting-sheet">
          <span>
            <strong>{sheetName(sheets.get(id), names)}</strong>
            <span class="quiet small"> {t(`covers.${coversOf(sheets.get(id)) ?? 'part'}`)}</span>
          </span>
          <span>{attended(id)}</span>
        </li>
      ))}
    </ul>
  );
}

/** The owner of a sheet says how it is called and what it covers. Only he: what others counted is asked about, not changed from here. */
export function OwnSheet({ event, sheets, undoable }: OwnSheetProps) {
  const { store, session } = useApp();
  const id = sheetId(event, session.device);
  const sheet = sheets.get(id);
  if (!mayWrite(session.role, 'sheet', 'covers')) return null;
  const name = <SheetName event={event} sheet={sheet} />;
  if (sheet === undefined) return name;
  const covers = coversOf(sheet) ?? 'part';
  const write = (value: Entry['fields'][string]): readonly Write[] => [
    { kind: 'sheet', id, fields: { covers: value ?? null } },
  ];
  const options = (['part', 'whole', 'inside'] as const)
    .filter((value) => value !== 'inside' || covers === 'inside')
    .map((value) => ({ value, label: t(`covers.${value}.own`), hint: t(`covers.${value}.hint`) }));
  return (
    <>
      {name}
      <ChoiceField
        label={t('covers.own')}
        options={options}
        value={covers}
        onChoose={(value) => {
          const before = sheet.fields['covers'] ?? null;
          void undoable.act({
            words: t('covers.done', { covers: t(`covers.${value}`) }),
            run: () => store.write(write(value)),
            undo: () => store.write(write(before)),
          });
        }}
      />
    </>
  );
}

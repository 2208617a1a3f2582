import { ClipboardPen, Printer } from 'lucide';
import { useState } from 'preact/hooks';
import { mayWrite } from '../../../domain/roles.ts';
import { compareNames } from '../../../domain/text.ts';
import { useApp } from '../../app.ts';
import { locale, t } from '../../locales/t.ts';
import { PaperSheet } from '../paper/paper-sheet.tsx';
import { PresenceList } from '../paper/presence-list.tsx';
import { type Paper, usePaper } from '../paper/use-paper.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Loading } from '../parts/empty.tsx';
import { TickField } from '../parts/field.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { useRecord, useRecords } from '../use.ts';
import { PaperGone } from './paper-entry-page.tsx';

/** /paper/:activity and /paper/event/:id: a sheet to print for a place where no phone is taken out. */
export function PaperPage() {
  const paper = usePaper();
  if (paper === undefined) {
    return (
      <div class="page">
        <Loading label={t('app.loading')} />
      </div>
    );
  }
  if (paper === null) return <PaperGone />;
  return <KnownPaper paper={paper} />;
}

function KnownPaper({ paper }: { readonly paper: Paper }) {
  const { session } = useApp();
  const [hasList, addList] = useState(false);
  const [hasNames, addNames] = useState(false);
  const plan = useRecord('plan', String(paper.fields['plan'] ?? ''));
  const names = useNames();
  return (
    <div class="page paper-page">
      <div class="paper-tools">
        <PageHead title={t('paper.title')} />
        <div class="actions">
          <Button look="main" icon={Printer} onClick={() => print()}>
            {t('paper.print')}
          </Button>
          {mayWrite(session.role, 'tally', 'amount') && (
            <LinkButton icon={ClipboardPen} href={`${paper.path}/entry`}>
              {t('paper.enter')}
            </LinkButton>
          )}
        </div>
        <div>
          <TickField checked={hasList} onChange={addList}>
            {t('paper.presence')}
          </TickField>
          {hasList && names.length > 0 && (
            <TickField checked={hasNames} onChange={addNames}>
              {t('paper.names')}
              <span class="choice-hint">{t('paper.names.hint')}</span>
            </TickField>
          )}
        </div>
      </div>
      <PaperSheet paper={paper} year={plan ? Number(plan.fields['year']) : undefined} />
      {hasList && <PresenceList paper={paper} names={hasNames ? names : []} />}
    </div>
  );
}

/** The Club's active people as everybody on the team knows them ("Ania K."): no family names, no phones. */
function useNames(): readonly string[] {
  const volunteers = [...(useRecords('volunteer')?.values() ?? [])];
  return volunteers
    .filter(({ fields }) => fields['status'] === 'active' && typeof fields['mergedInto'] !== 'string')
    .map(({ fields }) => String(fields['label'] ?? ''))
    .filter((label) => label !== '')
    .toSorted(compareNames(locale()));
}

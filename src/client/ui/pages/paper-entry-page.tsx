import { ClipboardCheck, ClipboardPen, ClipboardX } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { mayWrite } from '../../../domain/roles.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { EntryForm } from '../paper/entry-form.tsx';
import { type Paper, usePaper } from '../paper/use-paper.ts';
import { LinkButton } from '../parts/button.tsx';
import { Empty, Loading } from '../parts/empty.tsx';
import { PageHead } from '../parts/page-head.tsx';

/** /paper/:activity/entry and /paper/event/:id/entry: where the code on the paper leads. */
export function PaperEntryPage() {
  const paper = usePaper();
  if (paper === undefined) {
    return (
      <div class="page">
        <Loading label={t('app.loading')} />
      </div>
    );
  }
  if (paper === null) return <PaperGone />;
  return <KnownPaper key={paper.key} paper={paper} />;
}

/** A sheet about a row or an event that this phone does not have. */
export function PaperGone() {
  return (
    <div class="page">
      <PageHead title={t('paper.gone')} />
      <Empty icon={ClipboardX} title={t('paper.gone.text')}>
        <LinkButton href="/plan">{t('paper.toPlan')}</LinkButton>
      </Empty>
    </div>
  );
}

function KnownPaper({ paper }: { readonly paper: Paper }) {
  const { session } = useApp();
  // Saving makes the event a finished one a moment before its page opens.
  const [isSaving, setSaving] = useState(false);
  const state = paper.event?.fields['state'];
  if (!mayWrite(session.role, 'tally', 'amount')) {
    return (
      <Page paper={paper}>
        <Empty icon={ClipboardPen} title={t('paper.notAllowed')} text={t('paper.notAllowed.text')} />
      </Page>
    );
  }
  if (paper.event !== undefined && state !== 'planned' && !isSaving) {
    return (
      <Page paper={paper}>
        <Empty icon={ClipboardCheck} title={t('paper.already')} text={t('paper.already.text')}>
          <LinkButton href={`/event/${paper.event.id}`}>{t('paper.toEvent')}</LinkButton>
        </Empty>
      </Page>
    );
  }
  return (
    <Page paper={paper}>
      <EntryForm paper={paper} onSaving={setSaving} />
    </Page>
  );
}

function Page({ paper, children }: { readonly paper: Paper; readonly children: ComponentChildren }) {
  return (
    <div class="page">
      <PageHead title={paper.title || t('paper.enter')} kicker={`${t('paper.enter')} · ${paper.kicker}`} />
      {children}
    </div>
  );
}

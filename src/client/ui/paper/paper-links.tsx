import { ClipboardPen, Printer } from 'lucide';
import { mayWrite } from '../../../domain/roles.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { LinkButton } from '../parts/button.tsx';
import { paperPath } from './use-paper.ts';

/** The ways to a sheet for paper and to the form where it is typed in. Neither of the ids: outside the plan. */
export function PaperLinks(props: { readonly event?: string; readonly activity?: string }) {
  const { session } = useApp();
  const path = paperPath(props);
  return (
    <div class="actions">
      <LinkButton look="quiet" icon={Printer} href={path}>
        {t('paper.title')}
      </LinkButton>
      {mayWrite(session.role, 'tally', 'amount') && (
        <LinkButton look="quiet" icon={ClipboardPen} href={`${path}/entry`}>
          {t('paper.enter')}
        </LinkButton>
      )}
    </div>
  );
}

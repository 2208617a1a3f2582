import { Plus } from 'lucide';
import { t } from '../../locales/t.ts';
import { nameOf } from '../names.ts';
import { Button } from '../parts/button.tsx';
import { TickField } from '../parts/field.tsx';
import { type Form, partnersIn } from './form.ts';

/** With whom: the ticks on the paper, and who was written below them. */
export function EntryPartners({ form }: { readonly form: Form }) {
  const { paper, draft, change } = form;
  const partners = partnersIn(form);
  return (
    <section class="section">
      <h2>{t('partners.title')}</h2>
      <p class="quiet">{partners.length === 0 ? t('partners.none') : t('partners.hint')}</p>
      <ul>
        {partners.map(({ id, isHere }) => (
          <li key={id}>
            <TickField checked={isHere} onChange={(here) => change({ partners: { ...draft.partners, [id]: here } })}>
              {nameOf(paper.partners, id)}
            </TickField>
          </li>
        ))}
      </ul>
      <div class="actions">
        <Button look="quiet" icon={Plus} onClick={() => form.onAdd('partner')}>
          {t('add.partner')}
        </Button>
      </div>
    </section>
  );
}

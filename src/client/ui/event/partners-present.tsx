import { Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { elementsOf } from '../../../domain/event.ts';
import { standsForSeveral } from '../../../domain/partner.ts';
import type { Scalar } from '../../../domain/scalar.ts';
import { compareNames } from '../../../domain/text.ts';
import { useApp } from '../../app.ts';
import { locale, t } from '../../locales/t.ts';
import { nameOf } from '../names.ts';
import { Button } from '../parts/button.tsx';
import { TickField } from '../parts/field.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import { type RecordView, useRecord, useRecords } from '../use.ts';
import { AddDialog } from './add-dialog.tsx';
import { useAdding } from './add-lines.tsx';
import './partners-present.css';

/** With whom: the plan's partners as ticks, and others who came. */
export function PartnersPresent({ event }: { readonly event: RecordView }) {
  const { store, newId } = useApp();
  const partners = useRecords('partner');
  const activity = useRecord('activity', String(event.fields['activity'] ?? ''));
  const adding = useAdding(event);
  const [problem, setProblem] = useState<string>();
  // The plural of the plan that is being given names: "Tarnowskie szkoły" → "SP nr 1".
  const [several, setSeveral] = useState<string>();
  const present = elementsOf(event.fields, 'partner');
  const planned = activity ? elementsOf(activity.fields, 'partner') : [];
  // Who was ticked once stays in the list when the tick is taken back: it may have been a slip.
  const named = Object.keys(event.fields)
    .filter((name) => name.startsWith('partner/'))
    .map((name) => name.slice(8));
  const compare = compareNames(locale());
  const shown = [...new Set([...planned, ...named])].sort((a, b) => compare(nameOf(partners, a), nameOf(partners, b)));
  const tick = async (partner: string, isHere: boolean) => {
    const result = await store.write([{ kind: 'event', id: event.id, fields: { [`partner/${partner}`]: isHere } }]);
    setProblem(result.ok ? undefined : result.code);
  };
  const add = (plural?: string) => {
    setSeveral(plural);
    adding.open();
  };
  const type = several === undefined ? undefined : partners?.get(several)?.fields['type'];
  const failed = problem ?? adding.problem;
  return (
    <section class="section">
      <h2>{t('partners.title')}</h2>
      <p class="quiet">{shown.length === 0 ? t('partners.none') : t('partners.hint')}</p>
      <ul>
        {shown.map((id) => (
          <li key={id} class="partner">
            <TickField checked={present.includes(id)} onChange={(isHere) => void tick(id, isHere)}>
              {nameOf(partners, id)}
            </TickField>
            {standsForSeveral(nameOf(partners, id)) && (
              <Button
                look="quiet"
                icon={Plus}
                label={t('partners.which.of', { name: nameOf(partners, id) })}
                onClick={() => add(id)}
              >
                {t('partners.which')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div class="actions">
        <Button look="quiet" icon={Plus} onClick={() => add()}>
          {t('add.partner')}
        </Button>
      </div>
      {failed !== undefined && <ProblemBanner code={failed} />}
      {adding.isOpen && partners !== undefined && (
        <AddDialog
          title={several === undefined ? t('add.partner') : t('partners.which.of', { name: nameOf(partners, several) })}
          list={type === undefined ? partners : ofType(partners, type)}
          taken={shown}
          onChoose={(id) => adding.add('partner', id)}
          onCreate={(name) => {
            const id = newId();
            adding.add('partner', id, [{ kind: 'partner', id, fields: { name, ...(type !== undefined && { type }) } }]);
          }}
          onClose={adding.close}
        />
      )}
    </section>
  );
}

/** Those of one type that are somebody by name. */
function ofType(partners: ReadonlyMap<string, RecordView>, type: Scalar): ReadonlyMap<string, RecordView> {
  return new Map(
    [...partners].filter(([id, { fields }]) => fields['type'] === type && !standsForSeveral(nameOf(partners, id))),
  );
}

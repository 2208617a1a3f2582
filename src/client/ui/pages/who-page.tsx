import { LockKeyhole } from 'lucide';
import { useState } from 'preact/hooks';
import { t, useLocale } from '../../locales/t.ts';
import type { Seat } from '../../store/registry.ts';
import { Button } from '../parts/button.tsx';
import { type Entered, JoinForm } from '../parts/join-form.tsx';
import { PageHead } from '../parts/page-head.tsx';
import '../tokens.css';
import '../base.css';
import './start-page.css';

interface WhoPageProps {
  readonly seats: readonly Seat[];
  /** Unlocks the copy and opens it; false when it was not unlocked. */
  readonly onOpen: (seat: Seat) => Promise<boolean>;
  enrol(request: { readonly code: string; readonly deviceName: string }): Entered;
}

/** Nobody has a copy open on this phone: who works on it now. Those who left for good come back by a code alone. */
export function WhoPage({ seats, onOpen, enrol }: WhoPageProps) {
  const language = useLocale();
  const [refused, refuse] = useState<string>();
  const closed = seats.filter(({ away }) => away === 'closed');
  const open = async (seat: Seat) => refuse((await onOpen(seat)) ? undefined : seat.member);
  return (
    <main class="page start" key={language}>
      <p class="start-name">{t('app.name')}</p>
      <PageHead title={t('who.title')}>
        <p class="quiet">{t('who.text')}</p>
      </PageHead>
      {closed.length > 0 && (
        <ul class="sheet">
          {closed.map((seat) => (
            <li key={seat.member} class="sheet-body">
              <p>{seat.memberName}</p>
              <p class="quiet small">{seat.officeName}</p>
              <div class="actions">
                <Button icon={LockKeyhole} onClick={() => open(seat)}>
                  {t('who.open', { person: seat.memberName })}
                </Button>
              </div>
              {refused === seat.member && <p role="status">{t('who.notOpened')}</p>}
            </li>
          ))}
        </ul>
      )}
      <section class="section">
        <h2>{t('who.code')}</h2>
        <p class="quiet">{t('who.code.text')}</p>
        <JoinForm enrol={enrol} />
      </section>
    </main>
  );
}

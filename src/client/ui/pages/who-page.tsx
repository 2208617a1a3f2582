import { LockKeyhole } from 'lucide';
import { useState } from 'preact/hooks';
import { t, useLocale } from '../../locales/t.ts';
import type { LockKind } from '../../store/database.ts';
import type { Seat } from '../../store/registry.ts';
import type { Tried } from '../../store/vault.ts';
import { TryForm } from '../lock/try-form.tsx';
import { Button } from '../parts/button.tsx';
import { type Entered, JoinForm } from '../parts/join-form.tsx';
import { PageHead } from '../parts/page-head.tsx';
import '../tokens.css';
import '../base.css';
import './start-page.css';

interface WhoPageProps {
  readonly seats: readonly Seat[];
  /** How the copy is locked; undefined: only a code opens it. */
  readonly lockOf: (seat: Seat) => Promise<LockKind | undefined>;
  /** Unlocks the copy, and opens it if it was. */
  readonly onOpen: (seat: Seat, secret: string) => Promise<Tried>;
  enrol(request: { readonly code: string; readonly deviceName: string }): Entered;
}

/** Nobody has a copy open on this phone: who works on it now. Those who left for good come back by a code alone. */
export function WhoPage({ seats, lockOf, onOpen, enrol }: WhoPageProps) {
  const language = useLocale();
  const [asked, ask] = useState<{ readonly member: string; readonly kind: LockKind | undefined }>();
  const closed = seats.filter(({ away }) => away === 'closed');
  const askFor = async (seat: Seat) => ask({ member: seat.member, kind: await lockOf(seat) });
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
              {asked?.member !== seat.member && (
                <div class="actions">
                  <Button icon={LockKeyhole} onClick={() => askFor(seat)}>
                    {t('who.open', { person: seat.memberName })}
                  </Button>
                </div>
              )}
              {asked?.member === seat.member && asked.kind === undefined && <p role="status">{t('who.notOpened')}</p>}
              {asked?.member === seat.member && asked.kind !== undefined && (
                <TryForm
                  kind={asked.kind}
                  words={t('who.open', { person: seat.memberName })}
                  onTry={(secret) => onOpen(seat, secret)}
                />
              )}
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

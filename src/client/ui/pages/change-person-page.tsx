import { UserRoundCog } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../../app.ts';
import { plural, t } from '../../locales/t.ts';
import type { Going } from '../../person.ts';
import { Button } from '../parts/button.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { useSync } from '../use.ts';

/** The present person closes what is hers, so that another one can take the phone and sees none of it. */
export function ChangePersonPage() {
  const { person, session } = useApp();
  const { unsent } = useSync();
  const [going, setGoing] = useState<readonly Going[]>();
  const [busy, setBusy] = useState(false);
  useEffect(() => void person().then(async (present) => setGoing(await present.going())), [person]);
  const go = () => {
    setBusy(true);
    void person().then((present) => present.goAway());
  };
  return (
    <div class="page">
      <PageHead title={t('change.title')}>
        <p class="quiet">{t('change.now', { person: session.memberName })}</p>
      </PageHead>
      <ul class="sheet">
        {going?.map(({ member, officeName, hasLock }) => (
          <li key={member} class="sheet-body">
            <p>{officeName}</p>
            <p class="quiet">{hasLock ? t('change.locked') : t('change.left')}</p>
          </li>
        ))}
      </ul>
      {unsent > 0 && <p>{plural('change.unsent', unsent)}</p>}
      <Button look="main" icon={UserRoundCog} wide busy={busy || going === undefined} onClick={go}>
        {t('change.go')}
      </Button>
    </div>
  );
}

import { CloudCheck } from 'lucide';
import { plural, t, useLocale } from '../../locales/t.ts';
import type { Parting } from '../../store/registry.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { PageHead } from '../parts/page-head.tsx';
import '../tokens.css';
import '../base.css';
import './start-page.css';

interface GonePageProps {
  readonly parting: Parting;
  readonly onRead: () => unknown;
}

/** The office shut this phone out: what was sent before the data went, and how to come back. */
export function GonePage({ parting, onRead }: GonePageProps) {
  const language = useLocale();
  const { how, sent, officeName } = parting;
  return (
    <main class="page start" key={language}>
      <p class="start-name">{t('app.name')}</p>
      <PageHead title={t('gone.title')} kicker={officeName}>
        <p>{how === 'lost' ? t('gone.lost') : t('gone.retired')}</p>
      </PageHead>
      <section class="sheet">
        <div class="sheet-body">
          <p>
            <Icon of={CloudCheck} /> {sent === 0 ? t('gone.nothingSent') : plural('gone.sent', sent)}
          </p>
          {how === 'lost' && sent > 0 && <p>{t('gone.aside')}</p>}
          <p>{t('gone.data')}</p>
          <p class="quiet">{t('gone.back')}</p>
        </div>
      </section>
      <Button look="main" wide onClick={onRead}>
        {t('gone.read')}
      </Button>
    </main>
  );
}

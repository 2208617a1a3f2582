import { Download } from 'lucide';
import { t } from '../../locales/t.ts';
import { groupedCode } from '../device-name.ts';
import { Button } from '../parts/button.tsx';
import { InstallSteps } from '../parts/install.tsx';
import { PageHead } from '../parts/page-head.tsx';
import '../people/phone-code.css';

export interface InstallFirst {
  readonly phone: 'iphone' | 'android';
  /** Where the browser offers to install by itself. */
  readonly prompt?: (() => void) | undefined;
}

interface InstallFirstProps {
  readonly of: InstallFirst;
  /** From the link: to be typed into the installed app, which on some phones sees nothing of what lies here. */
  readonly code: string | undefined;
  readonly onSkip: () => void;
}

/** What a phone's browser tab shows before anything is enrolled in it. */
export function InstallFirstPage({ of: { phone, prompt }, code, onSkip }: InstallFirstProps) {
  return (
    <>
      <PageHead title={t('install.first')}>
        <p>{t('install.why')}</p>
      </PageHead>
      {prompt !== undefined && (
        <Button look="main" icon={Download} wide onClick={prompt}>
          {t('install.now')}
        </Button>
      )}
      <InstallSteps open={prompt === undefined ? phone : undefined} />
      <div class="stack">
        {phone === 'iphone' && <p>{t('install.apart')}</p>}
        <p>{code === undefined ? t('install.thenAsk') : t('install.thenCode')}</p>
        {code !== undefined && (
          <>
            <p class="code-letters">{groupedCode(code)}</p>
            <p class="quiet small">{t('start.code.hint')}</p>
          </>
        )}
      </div>
      <div class="actions">
        <Button look="quiet" onClick={onSkip}>
          {t('install.skip')}
        </Button>
      </div>
    </>
  );
}

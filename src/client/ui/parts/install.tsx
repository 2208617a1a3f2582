import { Check, Download } from 'lucide';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { useAppState } from '../use.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import './install.css';

/** How Teren becomes an app of this phone; where the browser offers it, with one tap. */
export function Install() {
  const { state } = useApp();
  const installed = useAppState((view) => view.installed);
  const canPrompt = useAppState((view) => view.canPromptInstall);
  if (installed) {
    return (
      <section class="section" id="install">
        <h2>{t('install.title')}</h2>
        <p>
          <Icon of={Check} /> {t('install.done')}
        </p>
      </section>
    );
  }
  return (
    <section class="section" id="install">
      <h2>{t('install.title')}</h2>
      <p>{t('install.why')}</p>
      {canPrompt && (
        <Button look="main" icon={Download} onClick={() => state.getState().promptInstall()}>
          {t('install.now')}
        </Button>
      )}
      <InstallSteps />
    </section>
  );
}

/** How it is done by hand, for each kind of phone. open: whose steps are in sight at once. */
export function InstallSteps({ open }: { readonly open?: 'android' | 'iphone' | undefined }) {
  return (
    <div class="sheet">
      <Steps
        title={t('install.android')}
        steps={[t('install.android.1'), t('install.android.2'), t('install.android.3')]}
        isOpen={open === 'android'}
      />
      <Steps
        title={t('install.iphone')}
        steps={[t('install.iphone.1'), t('install.iphone.2'), t('install.iphone.3')]}
        isOpen={open === 'iphone'}
      />
    </div>
  );
}

interface StepsProps {
  readonly title: string;
  readonly steps: readonly string[];
  readonly isOpen: boolean;
}

function Steps({ title, steps, isOpen }: StepsProps) {
  return (
    <details class="steps" open={isOpen}>
      <summary>{title}</summary>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </details>
  );
}

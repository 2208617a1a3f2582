import { ArrowLeft, FlaskConical } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { BeginRequest, EnrolRequest } from '../../../sync/protocol.ts';
import { t, useLocale } from '../../locales/t.ts';
import { suggestDeviceName } from '../device-name.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { type Entered, JoinForm, useEntering } from '../parts/join-form.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { type InstallFirst, InstallFirstPage } from './install-first-page.tsx';
import '../tokens.css';
import '../base.css';
import './start-page.css';

/** What brought the person here, and the two ways in. */
export interface Start {
  /** From the link's fragment. */
  readonly code?: string;
  /** setup: the endpoint's first link, opens an office. device: joins one. */
  readonly codeKind?: 'setup' | 'device';
  /** Somebody's copy is in this browser already: a used link leads back to it. */
  readonly holdsCopy: boolean;
  begin(request: BeginRequest): Entered;
  enrol(request: EnrolRequest): Entered;
  /** A phone's browser tab: the app is installed first, and enrolled there. */
  readonly installFirst?: InstallFirst | undefined;
}

/** The way in: for a browser that belongs to no office yet, and for who opens the link again. */
export function StartPage({ start }: { readonly start: Start }) {
  const language = useLocale();
  return (
    <main class="page start" key={language}>
      <p class="start-name">{t('app.name')}</p>
      {start.holdsCopy && <Return />}
      {start.codeKind === 'setup' ? <Begin start={start} /> : <WayIn start={start} />}
    </main>
  );
}

/** Nothing is lost: what the person is looking for lies one tap away. */
function Return() {
  return (
    <section class="sheet">
      <div class="sheet-body">
        <p>{t('start.return.text')}</p>
        <LinkButton look="main" icon={ArrowLeft} wide href="/">
          {t('start.return')}
        </LinkButton>
      </div>
    </section>
  );
}

/** The office's first browser: the example in one click, or an office of one's own. */
function Begin({ start }: { readonly start: Start }) {
  const { busy, enter, problem } = useEntering();
  const [officeName, setOfficeName] = useState('');
  const [memberName, setMemberName] = useState('');
  const [isChecked, check] = useState(false);
  const code = start.code ?? '';
  const deviceName = suggestDeviceName(navigator.userAgent);
  const missing = (value: string, words: string) => (isChecked && value.trim() === '' ? words : undefined);
  const example = () =>
    enter(start.begin({ code, begin: { kind: 'example' }, memberName: t('start.clerk'), deviceName }));
  const own = (event: Event) => {
    event.preventDefault();
    check(true);
    const name = officeName.trim();
    if (name === '' || memberName.trim() === '' || busy) return;
    void enter(
      start.begin({ code, begin: { kind: 'empty', officeName: name }, memberName: memberName.trim(), deviceName }),
    );
  };
  return (
    <>
      <PageHead title={t('start.how')}>
        <p class="quiet">{t('app.about')}</p>
      </PageHead>
      {problem}
      <Way title={t('start.example')} text={t('start.example.text')}>
        <Button look={start.holdsCopy ? 'plain' : 'main'} icon={FlaskConical} wide busy={busy} onClick={example}>
          {t('start.example.begin')}
        </Button>
      </Way>
      <Way title={t('start.own')} text={t('start.own.text')}>
        <form class="stack" onSubmit={own} noValidate>
          <TextField
            label={t('start.officeName')}
            value={officeName}
            onInput={setOfficeName}
            error={missing(officeName, t('start.officeName.missing'))}
            autoComplete="organization"
            maxLength={120}
          />
          <TextField
            label={t('start.yourName')}
            value={memberName}
            onInput={setMemberName}
            error={missing(memberName, t('start.yourName.missing'))}
            autoComplete="name"
            maxLength={120}
          />
          <Button type="submit" wide busy={busy}>
            {t('start.openOffice')}
          </Button>
        </form>
      </Way>
    </>
  );
}

/** In a phone's tab to the installed app first; who does not want to install goes on here. */
function WayIn({ start }: { readonly start: Start }) {
  const [isSkipped, skip] = useState(false);
  if (start.installFirst === undefined || isSkipped) return <Join start={start} />;
  return <InstallFirstPage of={start.installFirst} code={start.code} onSkip={() => skip(true)} />;
}

/** A phone joins with the office's code: from the link, or typed. */
function Join({ start }: { readonly start: Start }) {
  return (
    <>
      <PageHead title={t('start.join')}>
        {start.code !== undefined && <p class="quiet">{t('start.join.withCode')}</p>}
        {start.code === undefined && !start.holdsCopy && <p class="quiet">{t('start.join.noCode')}</p>}
      </PageHead>
      <JoinForm code={start.code} enrol={start.enrol} />
      {start.code === undefined && <p class="quiet">{t('start.firstOffice')}</p>}
    </>
  );
}

function Way({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section class="sheet">
      <div class="sheet-body">
        <h2>{title}</h2>
        <p class="quiet">{text}</p>
        {children}
      </div>
    </section>
  );
}

import {
  Check,
  ChevronRight,
  CloudUpload,
  type IconNode,
  ListChecks,
  MessageSquareText,
  UserRoundCog,
  Users,
} from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { Locale } from '../../../domain/locale.ts';
import { classesOf } from '../../../domain/roles.ts';
import { useApp } from '../../app.ts';
import { locale, setLocale, t } from '../../locales/t.ts';
import type { Theme } from '../../view-state.ts';
import { useCheckWords } from '../check/check-count.ts';
import { blip, isSoundOn, setSound } from '../event/sound.ts';
import { LockSettings } from '../lock/lock-settings.tsx';
import { ChoiceField, TickField } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import { Install } from '../parts/install.tsx';
import { OfficeList } from '../parts/office-list.tsx';
import { PageHead } from '../parts/page-head.tsx';
import '../parts/rows.css';
import { useAppState } from '../use.ts';

/** Everything that is set once or seldom. */
export function MorePage() {
  const { session } = useApp();
  useEffect(() => {
    // The router keeps no fragments: "how to install" leads to its section.
    if (location.hash !== '') document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, []);
  return (
    <div class="page">
      <PageHead title={t('place.more')}>
        <p class="quiet">{t('more.you', { person: session.memberName, device: session.deviceName })}</p>
      </PageHead>
      <ul class="sheet">
        <LinkRow href="/sync" icon={CloudUpload} words={t('sync.title')} />
        {classesOf(session.role, session.authorised).includes('team') && (
          <LinkRow href="/voices" icon={MessageSquareText} words={t('voices.title')} />
        )}
        {session.role === 'clerk' && <CheckRow />}
        {session.role === 'clerk' && <LinkRow href="/desk/people" icon={Users} words={t('people.title')} />}
        <LinkRow href="/person" icon={UserRoundCog} words={t('change.title')} />
      </ul>
      <LockSettings />
      <Language />
      <Look />
      <Sound />
      <Install />
      <Storage />
      <OfficeList />
      <section class="section">
        <h2>{t('more.about')}</h2>
        <p>{t('app.about')}</p>
        <p class="quiet">{t('more.promise')}</p>
      </section>
    </div>
  );
}

/** What waits for a decision, with how many there are. */
function CheckRow() {
  return <LinkRow href="/desk/check" icon={ListChecks} words={useCheckWords()} />;
}

function LinkRow({ href, icon, words }: { readonly href: string; readonly icon: IconNode; readonly words: string }) {
  return (
    <li>
      <a class="row" href={href}>
        <span>
          <Icon of={icon} /> {words}
        </span>
        <Icon of={ChevronRight} />
      </a>
    </li>
  );
}

/** Each language in its own words, for those who can't read the present one. */
function Language() {
  const options: readonly { value: Locale; label: string }[] = [
    { value: 'pl', label: t('language.pl') },
    { value: 'en', label: t('language.en') },
    { value: 'uk', label: t('language.uk') },
  ];
  return (
    <ChoiceField
      label={t('more.language')}
      inline
      value={locale()}
      options={options}
      onChoose={(next) => void setLocale(next)}
    />
  );
}

function Look() {
  const { state } = useApp();
  const theme = useAppState((view) => view.theme);
  const options: readonly { value: Theme; label: string }[] = [
    { value: 'system', label: t('theme.system') },
    { value: 'light', label: t('theme.light') },
    { value: 'dark', label: t('theme.dark') },
  ];
  return (
    <ChoiceField
      label={t('more.theme')}
      inline
      value={theme}
      options={options}
      onChoose={(next) => state.getState().setTheme(next)}
    />
  );
}

/** Heard at once, so that a person knows what she chose. */
function Sound() {
  const [isOn, turn] = useState(isSoundOn);
  const choose = (next: boolean) => {
    setSound(next);
    turn(next);
    blip('plus');
  };
  return (
    <section class="field">
      <h2 class="field-label">{t('present.sound')}</h2>
      <TickField checked={isOn} onChange={choose}>
        {t('present.sound.tick')}
      </TickField>
    </section>
  );
}

/** The browser's own answer, not a promise of ours. */
function Storage() {
  const persisted = useAppState((view) => view.persisted);
  return (
    <section class="section">
      <h2>{t('more.storage')}</h2>
      <p>
        {persisted === 'granted' && <Icon of={Check} />} {t(`storage.${persisted}`)}
      </p>
    </section>
  );
}

import { CloudCheck, Smartphone } from 'lucide';
import { dayOf } from '../../../domain/day.ts';
import { dayShort } from '../../../domain/day-words.ts';
import { useApp } from '../../app.ts';
import { locale, t } from '../../locales/t.ts';
import { Icon } from './icon.tsx';
import './save-state.css';

/**
 * Where a record is, never more than is known: on this phone only; at the office since a time that this phone saw; or at
 * the office, from where it came.
 */
export function SaveState({
  record,
}: {
  readonly record: { readonly unsent: boolean; readonly sentAt?: number | undefined };
}) {
  const { clock } = useApp();
  if (record.unsent) {
    return (
      <span class="save-state save-state-here">
        <Icon of={Smartphone} /> {t('save.onPhone')}
      </span>
    );
  }
  return (
    <span class="save-state save-state-sent">
      <Icon of={CloudCheck} />{' '}
      {record.sentAt === undefined ? t('save.atOffice') : t('save.sent', { when: whenWords(record.sentAt, clock) })}
    </span>
  );
}

/** "14:32" today, "22.03.2024" before. */
export function whenWords(ms: number, clock: { today(): string; time(ms?: number): string; zone: string }): string {
  const day = dayOf(ms, clock.zone);
  return day === clock.today() ? clock.time(ms) : dayShort(day, locale());
}

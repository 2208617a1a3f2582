import { ChevronRight } from 'lucide';
import { useLocation } from 'preact-iso';
import { t } from '../../locales/t.ts';
import { runningOf, useEventLiner } from '../event-list.ts';
import { peopleWords } from '../figure-words.ts';
import { useRecords } from '../use.ts';
import { Icon } from './icon.tsx';
import './running-bar.css';

/** The event that is being counted, one tap away from every other screen. With several: how many, and the way to them. */
export function RunningBar() {
  const { path } = useLocation();
  const running = runningOf(useRecords('event'));
  const lineOf = useEventLiner();
  const first = running[0];
  if (first === undefined || path.startsWith('/event/') || path === '/') return null;
  const one = running.length === 1 ? lineOf?.(first) : undefined;
  return (
    <a class="running-bar" href={running.length === 1 ? `/event/${first.id}` : '/'}>
      <span class="running-dot" />
      <span class="running-words">
        {running.length === 1
          ? t('place.running', { title: String(first.fields['title'] ?? '') })
          : t('place.runningMore', { count: running.length })}
      </span>
      {/* The number is never cut off, however long the title is. */}
      {one?.attended !== undefined && <span class="running-number">{peopleWords(one.attended)}</span>}
      <Icon of={ChevronRight} />
    </a>
  );
}

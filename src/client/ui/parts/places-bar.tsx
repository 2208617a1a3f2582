import { Building2, CalendarDays, Ellipsis, type IconNode, Sun, Users } from 'lucide';
import { useLocation } from 'preact-iso';
import type { Role } from '../../../domain/roles.ts';
import { t } from '../../locales/t.ts';
import { Icon } from './icon.tsx';
import './places-bar.css';

interface Place {
  readonly href: string;
  readonly word: 'place.today' | 'place.plan' | 'place.club' | 'place.more' | 'place.desk';
  readonly icon: IconNode;
  /** Only where there is room for a fifth: the rail. */
  readonly railOnly?: boolean;
}

const today: Place = { href: '/', word: 'place.today', icon: Sun };
const plan: Place = { href: '/plan', word: 'place.plan', icon: CalendarDays };
const club: Place = { href: '/club', word: 'place.club', icon: Users };
const more: Place = { href: '/more', word: 'place.more', icon: Ellipsis };
const desk: Place = { href: '/desk', word: 'place.desk', icon: Building2 };

/** Four places; the office's people have the desk in the place of "more", which their rail still shows. */
function placesFor(role: Role): readonly Place[] {
  if (role === 'viewer') return [today, plan, more];
  if (role === 'clerk') return [today, plan, club, desk, { ...more, railOnly: true }];
  return [today, plan, club, more];
}

/** The list itself; the shell puts it into its navigation. */
export function PlacesBar({ role }: { readonly role: Role }) {
  const { path } = useLocation();
  return (
    <ul class="places">
      {placesFor(role).map(({ href, word, icon, railOnly }) => (
        <li key={href} class={railOnly ? 'place-rail-only' : undefined}>
          <a class="place" href={href} aria-current={placeOf(path) === href ? 'page' : undefined}>
            <Icon of={icon} />
            <span>{t(word)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The place that a page belongs to. */
export function placeOf(path: string): string {
  if (path === '/' || path.startsWith('/event')) return '/';
  if (path.startsWith('/paper')) return '/plan';
  if (path.startsWith('/sync') || path === '/voices') return '/more';
  return `/${path.split('/')[1] ?? ''}`;
}

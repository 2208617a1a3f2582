import type { IconNode } from 'lucide';
import { CalendarCheck, CalendarX, Circle, CircleCheck, CircleDashed, CircleSlash } from 'lucide';
import type { RowStatus } from '../../../domain/year-table.ts';
import { t } from '../../locales/t.ts';
import { Icon } from '../parts/icon.tsx';

const icons: Readonly<Record<RowStatus, IconNode>> = {
  done: CircleCheck,
  running: CircleDashed,
  noEntry: Circle,
  overdue: CalendarX,
  notHeld: CircleSlash,
  planned: CalendarCheck,
};

/** How far a row has come: always a picture and a word, never a colour alone. */
export function StatusWord({ status }: { readonly status: RowStatus }) {
  return (
    <span class={`status status-${status}`}>
      <Icon of={icons[status]} /> <span>{t(`status.${status}`)}</span>
    </span>
  );
}

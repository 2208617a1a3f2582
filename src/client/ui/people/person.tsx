import { Pencil, Smartphone, TriangleAlert } from 'lucide';
import { dayLong, dayRange } from '../../../domain/day-words.ts';
import type { Device, Member } from '../../desk.ts';
import { locale, t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import '../parts/fold.css';
import { Icon } from '../parts/icon.tsx';
import type { Undoable } from '../parts/undoable.tsx';
import type { Deeds } from './deeds.ts';
import { type DeviceQuestion, DeviceRow } from './device-row.tsx';

interface PersonProps {
  readonly member: Member;
  readonly devices: readonly Device[];
  readonly deeds: Deeds;
  readonly undoable: Undoable;
  readonly onChange: () => void;
  readonly onAddPhone: () => void;
  readonly onAsk: (question: DeviceQuestion, device: Device) => void;
}

/** One person: what she may do and since when, and her devices. Those that were disconnected are out of the way. */
export function Person({ member, devices, onChange, onAddPhone, ...acting }: PersonProps) {
  const gone = devices.filter(({ state }) => state === 'retired');
  const held = devices.filter(({ state }) => state !== 'retired');
  const label = (act: string) => t('deviceAct.label', { act, device: member.name });
  return (
    <li class="sheet">
      <div class="sheet-body person-head">
        <div class="person-words">
          <h2>{member.name}</h2>
          <p>{t(`role.${member.role}`)}</p>
          <Authorised member={member} />
        </div>
        <div class="actions">
          <Button icon={Smartphone} label={label(t('deviceAct.addPhone'))} onClick={onAddPhone}>
            {t('deviceAct.addPhone')}
          </Button>
          <Button
            look="quiet"
            icon={Pencil}
            label={t('member.change.label', { person: member.name })}
            onClick={onChange}
          >
            {t('member.change')}
          </Button>
        </div>
      </div>
      {held.length === 0 && <p class="sheet-body quiet">{t('people.noDevices')}</p>}
      {held.length > 0 && <DeviceList devices={held} {...acting} />}
      {gone.length > 0 && (
        <details class="fold person-gone">
          <summary>{t('people.gone', { count: gone.length })}</summary>
          <DeviceList devices={gone} {...acting} />
        </details>
      )}
    </li>
  );
}

type DeviceListProps = Pick<PersonProps, 'devices' | 'deeds' | 'undoable' | 'onAsk'>;

function DeviceList({ devices, ...acting }: DeviceListProps) {
  return (
    <ul class="person-devices">
      {devices.map((device) => (
        <DeviceRow key={device.device} device={device} {...acting} />
      ))}
    </ul>
  );
}

/** Since when and until when the person may handle personal data. Who only looks on needs none. */
function Authorised({ member }: { readonly member: Member }) {
  if (member.role === 'viewer') return null;
  return (
    <>
      <p class="quiet small">{authorisedWords(member)}</p>
      {!member.authorised && (
        <p class="small device-warning">
          <Icon of={TriangleAlert} /> <span>{t('authorised.not')}</span>
        </p>
      )}
    </>
  );
}

function authorisedWords({ authorisedFrom, authorisedTo }: Member): string {
  if (authorisedFrom !== null && authorisedTo !== null) {
    return t('authorised.span', { span: dayRange(authorisedFrom, authorisedTo, locale()) });
  }
  if (authorisedFrom !== null) return t('authorised.from', { from: dayLong(authorisedFrom, locale()) });
  if (authorisedTo !== null) return t('authorised.to', { to: dayLong(authorisedTo, locale()) });
  return t('authorised.always');
}

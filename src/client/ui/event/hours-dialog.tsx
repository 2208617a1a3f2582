import { Minus, Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { eventMinutes, inQuarters, minutesSoFar, minutesWrite, quarter, stepped } from '../../../domain/hours.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import type { RecordView } from '../use.ts';
import { ownHoursWords } from './hours-words.ts';
import { dayOfEvent, useHelpers } from './use-volunteers.ts';
import type { Helper } from './volunteers.ts';
import './hours-dialog.css';

interface HoursDialogProps {
  readonly event: RecordView;
  readonly onClose: () => void;
}

/** How long each of those present helped: as long as the event, until a latecomer or who leaves early is put right. */
export function HoursDialog({ event, onClose }: HoursDialogProps) {
  const { store, clock } = useApp();
  const helpers = useHelpers(event) ?? [];
  // Presses may come faster than the disk answers: each goes on from the one before.
  const [typed, setTyped] = useState<ReadonlyMap<string, number | null>>(new Map());
  const [problem, setProblem] = useState<string>();
  const soFar =
    event.fields['state'] === 'running' ? minutesSoFar(event.fields, clock.today(), clock.time()) : undefined;
  const say = async (volunteer: string, minutes: number | null) => {
    setTyped((all) => new Map(all).set(volunteer, minutes));
    const result = await store.write([minutesWrite(event.id, volunteer, dayOfEvent(event), minutes)]);
    setProblem(result.ok ? undefined : result.code);
    setTyped((all) => {
      if (all.get(volunteer) !== minutes) return all;
      const rest = new Map(all);
      rest.delete(volunteer);
      return rest;
    });
  };
  const shown = (helper: Helper) => {
    const minutes = typed.get(helper.id);
    return minutes === undefined ? helper : { ...helper, minutes: minutes ?? undefined };
  };
  return (
    <Dialog title={t('present.hours')} onClose={onClose}>
      <p class="quiet">{t('present.hours.hint')}</p>
      {problem !== undefined && <ProblemBanner code={problem} />}
      <ul class="sheet">
        {helpers
          .filter(({ present }) => present)
          .map((helper) => (
            <HoursRow
              key={helper.id}
              helper={shown(helper)}
              event={event}
              soFar={soFar}
              onSay={(minutes) => void say(helper.id, minutes)}
            />
          ))}
      </ul>
      <Button look="main" wide onClick={onClose}>
        {t('volunteers.done')}
      </Button>
    </Dialog>
  );
}

interface HoursRowProps {
  readonly helper: Helper;
  readonly event: RecordView;
  /** How long the event runs by now; absent: it does not run. */
  readonly soFar: number | undefined;
  readonly onSay: (minutes: number | null) => void;
}

/** Steps go from quarter to quarter, starting at the event's length, or at what has passed of it. */
function HoursRow({ helper, event, soFar, onSay }: HoursRowProps) {
  const { label, minutes } = helper;
  const from = minutes ?? eventMinutes(event.fields) ?? inQuarters(soFar ?? 60);
  const words = (step: 1 | -1) =>
    t(step === 1 ? 'present.longer' : 'present.shorter', { name: label, minutes: quarter });
  return (
    <li class="hours-row">
      <p>
        <strong>{label}</strong>
        <br />
        <span class="quiet digits" role="status">
          {ownHoursWords(minutes, event.fields)}
        </span>
      </p>
      <div class="hours-steps digits">
        {([-1, 1] as const).map((step) => (
          <Button
            key={step}
            icon={step === 1 ? Plus : Minus}
            label={words(step)}
            onClick={() => onSay(stepped(from, step))}
          >
            {t('present.inMinutes', { count: quarter })}
          </Button>
        ))}
        {soFar !== undefined && (
          <Button label={t('present.untilNowOf', { name: label })} onClick={() => onSay(inQuarters(soFar))}>
            {t('present.untilNow')}
          </Button>
        )}
        <Button
          pressed={minutes === undefined}
          label={t('present.asEventOf', { name: label })}
          onClick={() => onSay(null)}
        >
          {t('present.asEvent')}
        </Button>
      </div>
    </li>
  );
}

import { Clock } from 'lucide';
import { useState } from 'preact/hooks';
import type { Helped } from '../../../domain/hours.ts';
import { tickedOf } from '../../../domain/present.ts';
import { t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import type { RecordView } from '../use.ts';
import { Fact } from './fact.tsx';
import { HoursDialog } from './hours-dialog.tsx';
import { helpedWords } from './hours-words.ts';

interface WhoHelpedProps {
  readonly event: RecordView;
  readonly volunteers: number;
  readonly helped: Helped;
}

/** How many of the club helped, whether they are in the headcount, and how long; the hours can be put right here. */
export function WhoHelped({ event, volunteers, helped }: WhoHelpedProps) {
  const [isOpen, open] = useState(false);
  const place = t(`present.place.${tickedOf(event.fields)}.short`);
  return (
    <>
      <Fact name={t('volunteers.title')} value={volunteers === 0 ? '0' : `${volunteers} – ${place}`} />
      {volunteers > 0 && (
        <Fact name={t('present.hours')} value={helpedWords(helped)}>
          <Button look="quiet" icon={Clock} label={t('present.hours.change')} onClick={() => open(true)}>
            {t('present.change')}
          </Button>
        </Fact>
      )}
      {isOpen && <HoursDialog event={event} onClose={() => open(false)} />}
    </>
  );
}

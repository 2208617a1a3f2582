/** The club's people at an event: whether they are among those who were counted, and somebody who comes for the first time. */
import { presenceWrite } from './event.ts';
import type { tickedPlaces } from './kinds.ts';
import type { Fields, Scalar, Write } from './scalar.ts';
import { labelOf } from './text.ts';

export type TickedPlace = (typeof tickedPlaces)[number];

/** Whether the ticked are beside the number of people present, as long as nobody says otherwise, or inside it. */
export function tickedOf(event: Fields): TickedPlace {
  return event['ticked'] === 'inside' ? 'inside' : 'beside';
}

export function tickedWrite(event: string, ticked: TickedPlace): Write {
  return { kind: 'event', id: event, fields: { ticked } };
}

/** Which wording of the privacy notice is given to people now; a new number whenever its words change. */
export const noticeVersion = '1';

/** Who turns up at an event and wants to help from now on. */
export interface Newcomer {
  /** A new id, made for this person. */
  readonly id: string;
  readonly given: string;
  readonly family: string;
  readonly phone: string;
  /** The privacy notice was given. */
  readonly isTold: boolean;
}

/** The person and the presence in one act. eventDay: the day of the event; today: when the notice was given. */
export function newcomerWrites(
  event: string,
  eventDay: string,
  today: string,
  { id, given, family, phone, isTold }: Newcomer,
): readonly Write[] {
  const typed = Object.entries({ given, family, phone }).map(([name, text]) => [name, text.trim()] as const);
  const fields: Record<string, Scalar> = {
    ...Object.fromEntries(typed.filter(([, text]) => text !== '')),
    label: labelOf(given, family),
    status: 'active',
  };
  if (isTold) {
    fields['noticeOn'] = today;
    fields['noticeVersion'] = noticeVersion;
  }
  return [{ kind: 'volunteer', id, fields }, presenceWrite(event, id, eventDay, true)];
}

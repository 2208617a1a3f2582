/**
 * What is being typed about a newcomer at an event, until it is saved. It lives in memory alone: nothing personal lies
 * unsealed on the disk.
 */
import { type Draft, emptyDraft, isTouched } from '../club/draft.ts';

export interface NewcomerDraft {
  readonly person: Draft;
  /** The privacy notice was given. */
  readonly isTold: boolean;
}

const drafts = new Map<string, NewcomerDraft>();

/** It outlives its dialog: counting ten people meanwhile costs nothing. id: of the person who would be new. */
export function keptNewcomer(event: string, id: () => string): NewcomerDraft {
  return drafts.get(event) ?? { person: emptyDraft(id()), isTold: false };
}

export function keepNewcomer(event: string, draft: NewcomerDraft | undefined): void {
  if (draft === undefined || !(draft.isTold || isTouched(draft.person))) drafts.delete(event);
  else drafts.set(event, draft);
}

/** What the parts of the form share. Pure. */
import type { Scale } from '../../../domain/amount.ts';
import { elementsOf } from '../../../domain/event.ts';
import type { PaperLine } from '../../../domain/paper.ts';
import type { Entry, Fields } from '../../../domain/scalar.ts';
import type { Draft, DraftProblem } from './draft.ts';
import type { Paper } from './use-paper.ts';

export interface Form {
  /** With the groups and partners that were named here and are not saved yet. */
  readonly paper: Paper;
  readonly draft: Draft;
  readonly lines: readonly PaperLine[];
  readonly problems: Readonly<Record<string, DraftProblem>>;
  /** What stands in the fields before anything is typed. */
  readonly planned: Fields;
  readonly change: (more: Partial<Draft>) => void;
  readonly onAdd: (what: Addable) => void;
}

export type Addable = 'group' | 'measure' | 'partner';

export function withMade(paper: Paper, { made }: Draft): Paper {
  const join = (list: ReadonlyMap<string, Entry>, kind: string) =>
    new Map([...list, ...made.filter((each) => each.kind === kind).map((each) => [each.id, each] as const)]);
  return { ...paper, groups: join(paper.groups, 'group'), partners: join(paper.partners, 'partner') };
}

export function scaleIn({ measures }: Pick<Paper, 'measures'>): (line: PaperLine) => Scale {
  return ({ measure }) => (measures.get(measure)?.fields['scale'] ?? 1) as Scale;
}

export interface PartnerTick {
  readonly id: string;
  readonly isHere: boolean;
}

/** The partners that the row or the event names, and those who were added; in the order in which they were named. */
export function partnersIn({ paper, draft }: Pick<Form, 'paper' | 'draft'>): readonly PartnerTick[] {
  const named = elementsOf(paper.fields, 'partner');
  const present = elementsOf(paper.event?.fields ?? {}, 'partner');
  return [...new Set([...named, ...Object.keys(draft.partners)])].map((id) => ({
    id,
    isHere: draft.partners[id] ?? present.includes(id),
  }));
}

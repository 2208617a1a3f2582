/** What the rounds with contacts say about M3, M4 and M5. */
import type { Measured, Round, Rounds } from './contacts.ts';
import { median } from './figures.ts';
import type { Figure } from './report.ts';

export function pullFigures({ timed, weighed }: Measured): readonly Figure[] {
  return [
    timesOf('M3 first pull of 10,000 contacts', timed, ({ pull }) => pull, 0.45),
    {
      label: 'M3 first page usable',
      unit: 'ms',
      teren: (timed.get('teren') ?? []).map(({ first }) => first),
      target: { atMost: 300 },
    },
    weightOf('M3 bytes down', weighed, ({ pullWeight }) => pullWeight?.down, { ratio: 0.25 }),
  ];
}

export function deltaFigures({ timed, weighed }: Measured): readonly Figure[] {
  return [
    timesOf('M4 delta of 10 changed among 10,000', timed, ({ deltas }) => median(deltas), 1.3),
    timesOf('M4 the first delta after M3', timed, ({ firstDelta }) => firstDelta, 1.5),
    weightOf('M4 bytes up', weighed, ({ deltaWeight }) => deltaWeight?.up, { atMost: 2 }),
    weightOf('M4 bytes down', weighed, ({ deltaWeight }) => deltaWeight?.down, { atMost: 3 }),
  ];
}

export function startFigures({ timed }: Measured): readonly Figure[] {
  const start = ({ start: ms }: Round) => ms ?? Number.NaN;
  return [timesOf('M5 new browser → first 50 of 10,000 by family name', timed, start, 1.1)];
}

export function shapedFigures({ timed }: Measured, which: 'm3' | 'm4'): readonly Figure[] {
  if (which === 'm3') return [timesOf("M3 over a phone's link", timed, ({ pull }) => pull, 0.25)];
  return [timesOf("M4 over a phone's link", timed, ({ deltas }) => median(deltas), 1.2)];
}

function timesOf(label: string, rounds: Rounds, of: (round: Round) => number, ratio: number): Figure {
  return { label, unit: 'ms', ...beside(rounds, of), target: { ratio } };
}

function weightOf(
  label: string,
  rounds: Rounds,
  of: (round: Round) => number | undefined,
  target: Exclude<Figure['target'], undefined>,
): Figure {
  return { label, unit: 'KiB', ...beside(rounds, (round) => (of(round) ?? Number.NaN) / 1024), target };
}

function beside(rounds: Rounds, of: (round: Round) => number): Pick<Figure, 'limit' | 'teren' | 'others'> {
  const {
    limit = [],
    teren = [],
    ...others
  } = Object.fromEntries([...rounds].map(([name, each]) => [name, each.map(of)]));
  return { limit, teren, others };
}

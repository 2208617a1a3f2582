/** What the rounds with contacts say about M3, M4 and M5. */
import type { Round, Rounds } from './contacts.ts';
import { median } from './figures.ts';
import type { Name } from './page/subject.ts';
import type { Figure } from './report.ts';

type Weighed = Readonly<Record<Name, Round>>;

export function pullFigures(timed: Rounds, weighed: Weighed): readonly Figure[] {
  return [
    figure('M3 first pull of 10,000 contacts', timed, ({ pull }) => pull, 0.45),
    {
      label: 'M3 first page usable',
      unit: 'ms',
      teren: timed.teren.map(({ first }) => first),
      target: { atMost: 300 },
    },
    weight('M3 bytes down', weighed, ({ pullWeight }) => pullWeight?.down, { ratio: 0.25 }),
  ];
}

export function deltaFigures(timed: Rounds, weighed: Weighed): readonly Figure[] {
  return [
    figure('M4 delta of 10 changed among 10,000', timed, ({ deltas }) => median(deltas), 1.3),
    figure('M4 the first delta after M3', timed, ({ firstDelta }) => firstDelta, 1.5),
    weight('M4 bytes up', weighed, ({ deltaWeight }) => deltaWeight?.up, { atMost: 2 }),
    weight('M4 bytes down', weighed, ({ deltaWeight }) => deltaWeight?.down, { atMost: 3 }),
  ];
}

export function startFigures(timed: Rounds): readonly Figure[] {
  return [figure('M5 new browser → first 50 of 10,000 by family name', timed, ({ start }) => start ?? Number.NaN, 1.1)];
}

export function shapedFigures(timed: Rounds, which: 'm3' | 'm4'): readonly Figure[] {
  if (which === 'm3') return [figure("M3 over a phone's link", timed, ({ pull }) => pull, 0.25)];
  return [figure("M4 over a phone's link", timed, ({ deltas }) => median(deltas), 1.2)];
}

function figure(label: string, timed: Rounds, of: (round: Round) => number, ratio: number): Figure {
  const { limit, packed, teren } = timed;
  const others = { packed: packed.map(of) };
  return { label, unit: 'ms', limit: limit.map(of), others, teren: teren.map(of), target: { ratio } };
}

function weight(
  label: string,
  weighed: Weighed,
  of: (round: Round) => number | undefined,
  target: Exclude<Figure['target'], undefined>,
): Figure {
  const kib = (name: Name) => [(of(weighed[name]) ?? Number.NaN) / 1024];
  return { label, unit: 'KiB', limit: kib('limit'), others: { packed: kib('packed') }, teren: kib('teren'), target };
}

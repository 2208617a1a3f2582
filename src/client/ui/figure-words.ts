/** Numbers as people read them: "85", "62 albo 60" while counts compete, "ok. 85" where some of it was estimated. */
import { formatAmount, type Scale } from '../../domain/amount.ts';
import type { Figure } from '../../domain/figure.ts';
import { valueOf } from '../../domain/total.ts';
import { locale, t } from '../locales/t.ts';

/** The number alone; with several open questions the least and the greatest. */
export function plainFigure(figure: Figure, scale: Scale): string {
  const write = (amount: number) => formatAmount(amount, scale, locale());
  const { either } = figure;
  if (either === undefined) return write(valueOf(figure));
  if (either.between) return `${write(either.low)}–${write(either.high)}`;
  return t('event.or', { a: write(either.high), b: write(either.low) });
}

/** How many people. */
export function peopleWords(figure: Figure): string {
  const words = plainFigure(figure, 1);
  return figure.estimated === 0 ? words : `${t('event.about')}\u00a0${words}`;
}

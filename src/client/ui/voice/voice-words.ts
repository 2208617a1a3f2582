/** What people said, in words. */
import { voiceSorts } from '../../../domain/kinds.ts';
import type { Voices } from '../../../domain/voice.ts';
import { t } from '../../locales/t.ts';

/** "Głosy: 12 (opinie 5, potrzeby 6, lokalni liderzy 1)". */
export function voicesWords({ all, bySort }: Voices): string {
  const count = all.length;
  const parts = voiceSorts.filter((sort) => bySort[sort] > 0);
  const sorts = parts.map((sort) => t(`voices.some.${sort}`, { count: bySort[sort] })).join(', ');
  return parts.length === 0 ? t('voices.count', { count }) : t('voices.counts', { count, sorts });
}

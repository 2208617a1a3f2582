import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../locales/t.ts';
import { TextField, TickField } from '../parts/field.tsx';
import { type Helper, searchHelpers } from './volunteers.ts';
import './volunteers-present.css';

interface ClubTicksProps {
  readonly club: readonly Helper[];
  readonly isTicked: (helper: Helper) => boolean;
  readonly onTick: (volunteer: string, isOn: boolean) => void;
  /** What is known of one beside the name. */
  readonly noteOf?: (helper: Helper) => string | undefined;
  /** Between the search and the list. */
  readonly children?: ComponentChildren;
}

/** The club's people as ticks, found by a few letters. */
export function ClubTicks({ club, isTicked, onTick, noteOf, children }: ClubTicksProps) {
  const [query, search] = useState('');
  if (club.length === 0) return <p class="quiet">{t('volunteers.empty')}</p>;
  const found = searchHelpers(club, query);
  return (
    <>
      <TextField label={t('volunteers.search')} type="search" value={query} onInput={search} autoComplete="off" />
      {children}
      <ul class="helpers">
        {found.map((helper) => (
          <li key={helper.id}>
            <TickField checked={isTicked(helper)} onChange={(isOn) => onTick(helper.id, isOn)}>
              {helper.label}
              {noteOf?.(helper) !== undefined && <span class="choice-hint">{noteOf(helper)}</span>}
            </TickField>
          </li>
        ))}
        {found.length === 0 && <li class="quiet">{t('volunteers.none')}</li>}
      </ul>
    </>
  );
}

import { describe, expect, it } from 'vitest';
import { checkFields } from '../../src/domain/check.ts';
import type { VoiceChannel, VoiceSort } from '../../src/domain/kinds.ts';
import type { Entry } from '../../src/domain/scalar.ts';
import {
  maxVoiceLength,
  recentThemes,
  voiceDay,
  voicesOf,
  voiceVoidWrite,
  voiceWrite,
  voiceYears,
} from '../../src/domain/voice.ts';

function heard(id: string, day: string, sort: VoiceSort, theme = '', channel: VoiceChannel = 'inPerson'): Entry {
  return voiceWrite({ id, day, sort, theme, channel, text: 'Brakuje ławek.' });
}

const struck = (voice: Entry): Entry => ({ ...voice, fields: { ...voice.fields, ...voiceVoidWrite(voice.id).fields } });

const year = [
  heard('v1', '2024-03-22', 'need', 'Ławki'),
  heard('v2', '2024-03-22', 'need', ' ławki '),
  heard('v3', '2024-06-16', 'opinion', 'Muzyka', 'socialMedia'),
  heard('v4', '2024-01-02', 'leader'),
  struck(heard('v5', '2024-07-01', 'opinion', 'Pomyłka', 'phone')),
  heard('v6', '2023-12-31', 'need', 'Dojazd', 'letter'),
];

describe('a voice', () => {
  it('lies in its event, or stands alone', () => {
    const said = {
      id: 'v1',
      day: '2024-03-22',
      sort: 'need',
      theme: 'Ławki',
      channel: 'phone',
      text: 'Ławki.',
    } as const;
    expect(voiceWrite({ ...said, event: 'e1' })).toEqual({
      kind: 'voice',
      id: 'e1.v1',
      fields: { event: 'e1', day: '2024-03-22', sort: 'need', theme: 'Ławki', channel: 'phone', text: 'Ławki.' },
    });
    expect(voiceWrite(said).id).toBe('v1');
    expect(voiceWrite({ ...said, theme: '' }).fields).not.toHaveProperty('theme');
  });

  it('is accepted by the office up to the length that the screen allows', () => {
    const { kind, id, fields } = voiceWrite({
      id: 'v1',
      event: 'e1',
      day: '2024-03-22',
      sort: 'leader',
      theme: 'x'.repeat(60),
      channel: 'letter',
      text: 'x'.repeat(maxVoiceLength),
    });
    expect(checkFields(kind, id, fields)).toBeUndefined();
    expect(checkFields(kind, id, voiceVoidWrite(id).fields)).toBeUndefined();
  });

  it.each([
    ['on the day itself', { date: '2024-03-22' }, '2024-03-22'],
    ['in the middle of several days', { date: '2024-03-20', dateTo: '2024-03-25' }, '2024-03-22'],
    ['written down later', { date: '2024-03-15' }, '2024-03-15'],
    ['of several days, later', { date: '2024-03-10', dateTo: '2024-03-15' }, '2024-03-10'],
    ['without a date', {}, '2024-03-22'],
  ])('%s has its day', (_, event, day) => {
    expect(voiceDay(event, '2024-03-22')).toBe(day);
  });
});

describe('what was heard in a year', () => {
  it('is counted by sort, channel and theme, without what was struck out and without other years', () => {
    const { all, bySort, byChannel, themes } = voicesOf(year, 2024);
    expect(all.map(({ id }) => id)).toEqual(['v3', 'v2', 'v1', 'v4']);
    expect(bySort).toEqual({ opinion: 1, need: 2, leader: 1 });
    expect(byChannel).toEqual({ inPerson: 3, phone: 0, socialMedia: 1, letter: 0 });
    expect(themes).toEqual([
      { key: 'lawki', name: 'ławki', count: 2 },
      { key: 'muzyka', name: 'Muzyka', count: 1 },
    ]);
  });

  it('knows its years and the themes used last', () => {
    expect(voiceYears(year)).toEqual([2024, 2023]);
    expect(recentThemes(year, 2)).toEqual(['Muzyka', 'ławki']);
  });

  it('puts the latest first, also where events were made in another order', () => {
    const at = (id: string) => ({ ...heard(id, '2024-03-22', 'need'), id });
    expect(voicesOf([at('zz.01'), at('aa.03'), at('mm.02')], 2024).all.map(({ id }) => id)).toEqual([
      'aa.03',
      'mm.02',
      'zz.01',
    ]);
  });
});

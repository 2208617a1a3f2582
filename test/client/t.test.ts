// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { locale, plural, restoreLocale, setLocale, t } from '../../src/client/locales/t.ts';

afterEach(async () => {
  await setLocale('pl');
  localStorage.clear();
});

describe('the language of the screens', () => {
  it('is Polish where nobody chose another', () => {
    expect(locale()).toBe('pl');
    expect(t('place.running', { title: 'Pisankowy desant' })).toBe('Trwa: Pisankowy desant');
  });

  it('counts as Poles, Britons and Ukrainians count', async () => {
    const count = () => [1, 2, 5, 21, 22].map((n) => plural('sync.here.count', n));
    expect(count()).toEqual(['1 wpis', '2 wpisy', '5 wpisów', '21 wpisów', '22 wpisy']);
    await setLocale('en');
    expect(count()).toEqual(['1 entry', '2 entries', '5 entries', '21 entries', '22 entries']);
    await setLocale('uk');
    expect(count()).toEqual(['1 запис', '2 записи', '5 записів', '21 запис', '22 записи']);
  });

  it('is remembered on this phone, and the page says it to screen readers', async () => {
    await setLocale('uk');
    expect(document.documentElement.lang).toBe('uk');
    const stored = { ...localStorage };
    await setLocale('pl');
    for (const [key, value] of Object.entries(stored)) localStorage.setItem(key, value);
    await restoreLocale();
    expect(t('place.today')).toBe('Сьогодні');
  });

  it('leaves what somebody typed alone, even when it looks like a place for a value', () => {
    expect(t('place.running', { title: '{count} $& kg' })).toBe('Trwa: {count} $& kg');
  });
});

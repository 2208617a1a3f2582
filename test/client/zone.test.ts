import { expect, test } from 'vitest';
import { rememberZone } from '../../src/client/zone.ts';

function phone() {
  const state = { zone: 'Europe/Warsaw', offset: -60, elapsed: 0, asked: 0 };
  const ask = () => {
    state.asked++;
    return state.zone;
  };
  return {
    state,
    zone: rememberZone(
      ask,
      () => state.offset,
      () => state.elapsed,
    ),
  };
}

test('a screen full of entries asks the browser once', () => {
  const { state, zone } = phone();
  for (let i = 0; i < 60; i++) expect(zone()).toBe('Europe/Warsaw');
  expect(state.asked).toBe(1);
});

test('a phone that crosses a border has the new zone at once where the hour differs, and in a minute where it does not', () => {
  const { state, zone } = phone();
  zone();
  Object.assign(state, { zone: 'Europe/Kyiv', offset: -120 });
  expect(zone()).toBe('Europe/Kyiv');
  state.zone = 'Europe/Vilnius';
  state.elapsed = 61_000;
  expect(zone()).toBe('Europe/Vilnius');
});

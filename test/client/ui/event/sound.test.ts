// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { blip, isSoundOn, setSound } from '../../../../src/client/ui/event/sound.ts';

afterEach(() => {
  setSound(false);
  vi.unstubAllGlobals();
});

/** A browser that can make sounds. */
function speaker() {
  const pitches: number[] = [];
  let made = 0;
  class Context {
    state = 'running';
    currentTime = 0;
    destination = {};
    constructor() {
      made += 1;
    }
    createOscillator() {
      const frequency = { value: 0 };
      return { frequency, connect: (next: unknown) => next, start: () => pitches.push(frequency.value), stop: () => 0 };
    }
    createGain() {
      const gain = { setValueAtTime: () => 0, exponentialRampToValueAtTime: () => 0 };
      return { gain, connect: (next: unknown) => next };
    }
  }
  vi.stubGlobal('AudioContext', Context);
  return { pitches, made: () => made };
}

test('there is no sound, and nothing is made for one, until a person turns it on', () => {
  const { pitches, made } = speaker();
  blip('plus');
  expect([isSoundOn(), pitches, made()]).toEqual([false, [], 0]);
  setSound(true);
  blip('plus');
  blip('minus');
  blip('refused');
  expect(made()).toBe(1);
  const [plus, minus, ...refused] = pitches;
  expect(new Set([plus, minus, refused[0]]).size).toBe(3);
  expect(refused.length).toBe(2);
});

test('where the browser has no sound, counting goes on', () => {
  setSound(true);
  vi.stubGlobal('AudioContext', undefined);
  Reflect.deleteProperty(globalThis, 'AudioContext');
  expect(() => blip('plus')).not.toThrow();
});

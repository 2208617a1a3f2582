/** A short sound under the thumb, for who looks at the people and not at the phone. Off until its person turns it on. */

const storageKey = 'teren.sound';

export type Sound = 'plus' | 'minus' | 'refused';

interface Tone {
  /** In hertz, one after the other. */
  readonly pitches: readonly number[];
  readonly seconds: number;
}

/** Up, down, and twice low: told apart without looking. */
const tones: Readonly<Record<Sound, Tone>> = {
  plus: { pitches: [880], seconds: 0.05 },
  minus: { pitches: [440], seconds: 0.08 },
  refused: { pitches: [220, 220], seconds: 0.15 },
};
const loudness = 0.2;

/** Made at the first sound: a browser lets a page be heard only after a tap, and most phones never ask for it. */
let context: AudioContext | undefined;

export function isSoundOn(): boolean {
  return localStorage.getItem(storageKey) === 'on';
}

/** Kept on this phone, as the language is. */
export function setSound(isOn: boolean): void {
  if (isOn) localStorage.setItem(storageKey, 'on');
  else localStorage.removeItem(storageKey);
}

/** Where the browser can't make a sound there is none; counting does not wait for it. */
export function blip(sound: Sound): void {
  if (!isSoundOn() || !('AudioContext' in globalThis)) return;
  context ??= new AudioContext();
  if (context.state !== 'running') void context.resume();
  const { pitches, seconds } = tones[sound];
  pitches.forEach((pitch, i) => play(pitch, seconds, i * seconds * 1.5));
}

function play(pitch: number, seconds: number, after: number): void {
  if (context === undefined) return;
  const start = context.currentTime + after;
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = pitch;
  // It fades out: a tone that is cut off clicks.
  volume.gain.setValueAtTime(loudness, start);
  volume.gain.exponentialRampToValueAtTime(0.001, start + seconds);
  tone.connect(volume).connect(context.destination);
  tone.start(start);
  tone.stop(start + seconds);
}

/** Adds up what many worlds covered. */
import { acts, faults, type Setting } from './operations.ts';
import type { Outcome } from './run.ts';

/** What one world has to tell. */
export interface WorldReport extends Omit<Outcome, 'done'> {
  readonly seed: number;
  readonly setting: Setting;
  readonly done: readonly (readonly [name: string, count: number])[];
}

export class Summary {
  acts = 0;
  readonly #seed: number;
  readonly #begun: number;
  readonly #done = new Map<string, number>();
  #worlds = 0;
  #onSqlite = 0;
  #live = 0;
  #phones = 0;
  #requests = 0;
  #virtualMs = 0;

  /** begun: milliseconds of the clock that `line` and `text` are given later. */
  constructor(seed: number, begun: number) {
    this.#seed = seed;
    this.#begun = begun;
  }

  add({ acts: some, setting, requests, virtualMs, done }: WorldReport): void {
    this.acts += some;
    this.#worlds += 1;
    this.#onSqlite += setting.backend === 'SQLite' ? 1 : 0;
    this.#live += setting.live ? 1 : 0;
    this.#phones += setting.roles.length;
    this.#requests += requests;
    this.#virtualMs += virtualMs;
    for (const [name, count] of done) this.#done.set(name, (this.#done.get(name) ?? 0) + count);
  }

  line(now: number): string {
    const seconds = (now - this.#begun) / 1000;
    const rate = Math.round(this.acts / seconds);
    return `${Math.round(seconds)} s: ${this.#worlds} worlds, ${this.acts} acts (${rate} a second), ${this.#requests} requests`;
  }

  text(now: number): string {
    const days = (this.#virtualMs / 86_400_000).toFixed(1);
    return [
      `\n${this.line(now)}`,
      `Seeds ${this.#seed} to ${this.#seed + this.#worlds - 1}; ${this.#phones} phones at first, ${this.#onSqlite} worlds on SQLite, ` +
        `${this.#live} with the live stream, ${days} days of virtual time.`,
      `People: ${this.#list((name) => Object.hasOwn(acts, name))}.`,
      `Faults: ${this.#list((name) => Object.hasOwn(faults, name))}.`,
      `Beside: ${this.#list((name) => !Object.hasOwn(acts, name) && !Object.hasOwn(faults, name))}.`,
    ].join('\n');
  }

  #list(isMeant: (name: string) => boolean): string {
    return [...this.#done]
      .filter(([name]) => isMeant(name))
      .toSorted(([, a], [, b]) => b - a)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ');
  }
}

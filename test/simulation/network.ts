/** The way between a phone and the office: requests and replies are events of their own, and weather befalls them. */
import { address, type Office } from './office.ts';
import type { Dice } from './random.ts';
import type { Time } from './time.ts';

/** How likely each mishap is, 0 to 1. */
export interface Weather {
  /** No connection at all. */
  readonly down: boolean;
  readonly slowestMs: number;
  readonly loseRequest: number;
  readonly loseReply: number;
  /** The request arrives a second time, up to an hour later. */
  readonly twice: number;
  /** The body of the reply ends early. */
  readonly cut: number;
  /** Nothing more is heard; the connection stays open. */
  readonly stall: number;
  /** Something else answers: a captive portal, a proxy, or one that gives out an answer it has kept. */
  readonly portal: number;
}

export const fair: Weather = {
  down: false,
  slowestMs: 200,
  loseRequest: 0,
  loseReply: 0,
  twice: 0,
  cut: 0,
  stall: 0,
  portal: 0,
};

export interface NetworkCounts {
  requests: number;
  lost: number;
  twice: number;
  cut: number;
  stalled: number;
  portal: number;
}

interface Heard {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** One phone's connection. It outlives the app that uses it: what is on its way arrives, whoever is still there. */
export class Line {
  weather: Weather = fair;
  cookie = '';
  /** The version of the exchange that the app speaks; undefined: its own. */
  protocol: number | undefined;
  readonly #time: Time;
  readonly #office: Office;
  readonly #dice: Dice;
  readonly #counts: NetworkCounts;
  readonly #from: string;
  #kept: Heard | undefined;
  readonly #late = new Set<() => void>();

  constructor(time: Time, office: Office, dice: Dice, counts: NetworkCounts, from: string) {
    this.#time = time;
    this.#office = office;
    this.#dice = dice;
    this.#counts = counts;
    this.#from = from;
  }

  /** What the app uses for `fetch`. isThere: whether the app that asked still runs. */
  fetch(path: string, init: RequestInit, isThere: () => boolean): Promise<Response> {
    return new Promise((resolve, reject) => {
      const { signal, ...sent } = init;
      signal?.addEventListener('abort', () => reject(new DOMException('It took too long', 'TimeoutError')));
      const fail = () => isThere() && reject(new TypeError('fetch failed'));
      const hear = (reply: Heard) => isThere() && resolve(new Response(reply.text, reply));
      this.#send(path, sent, hear, fail);
    });
  }

  /** What was sent twice and is still on its way arrives now. */
  arriveNow(): void {
    for (const arrive of Array.from(this.#late)) arrive();
  }

  #again(ms: number, arrive: () => void): void {
    const once = () => {
      calledOff();
      this.#late.delete(once);
      arrive();
    };
    const calledOff = this.#time.after(ms, once);
    this.#late.add(once);
  }

  #send(path: string, sent: RequestInit, hear: (reply: Heard) => void, fail: () => void): void {
    const { weather } = this;
    const dice = this.#dice;
    this.#counts.requests += 1;
    if (weather.down) return void this.#time.after(this.#delay(), fail);
    if (dice.chance(weather.portal)) {
      this.#counts.portal += 1;
      const foreign = dice.chance(0.7) && this.#kept !== undefined ? this.#kept : portalReply(dice);
      return void this.#time.after(this.#delay(), () => hear(foreign));
    }
    const isStalled = dice.chance(weather.stall);
    if (isStalled) this.#counts.stalled += 1;
    if (dice.chance(weather.loseRequest)) {
      this.#counts.lost += 1;
      if (!isStalled) this.#time.after(this.#delay(), fail);
      return;
    }
    if (dice.chance(weather.twice)) {
      this.#counts.twice += 1;
      this.#again(this.#delay() + dice.int(dice.chance(0.8) ? 5_000 : 3_600_000), () => void this.#ask(path, sent));
    }
    const isReplyLost = dice.chance(weather.loseReply);
    const isCut = dice.chance(weather.cut);
    const arrive = async () => {
      const epoch = this.#office.epoch();
      const reply = await this.#ask(path, sent);
      if (isStalled) return;
      if (reply === undefined || isReplyLost) {
        this.#counts.lost += 1;
        this.#time.after(this.#delay(), fail);
        return;
      }
      this.#kept = reply;
      if (isCut) this.#counts.cut += 1;
      const text = isCut ? reply.text.slice(0, dice.int(reply.text.length)) : reply.text;
      this.#time.after(this.#delay(), () => (epoch === this.#office.epoch() ? hear({ ...reply, text }) : fail()));
    };
    this.#time.after(this.#delay(), () => void arrive());
  }

  #ask(path: string, sent: RequestInit): Promise<Heard | undefined> {
    const headers = { ...(sent.headers as Record<string, string>), Origin: address, Cookie: this.cookie };
    const { method } = sent;
    const body = typeof sent.body === 'string' ? this.#said(sent.body) : sent.body;
    const request = new Request(address + path, { method: method ?? 'GET', body: body ?? null, headers });
    return this.#time.during(this.#office.answer(request, this.#from));
  }

  /** What an app of another version would have said. */
  #said(body: string): string {
    return this.protocol === undefined ? body : JSON.stringify({ ...JSON.parse(body), protocol: this.protocol });
  }

  #delay(): number {
    return 5 + this.#dice.int(this.weather.slowestMs);
  }
}

/** Answers of others: a page with 200, JSON that is not ours, and each status that stands in the way. */
function portalReply(dice: Dice): Heard {
  const status = dice.pick([200, 200, 401, 403, 404, 407, 413, 429, 431, 500, 502, 503]);
  const text = dice.pick([
    '<!doctype html><title>Hotel</title>',
    '{}',
    '{"teren":1,"nonce":"","answers":[]}',
    '[]',
    '',
  ]);
  return { status, headers: new Headers({ 'Content-Type': 'text/html', 'Retry-After': '3600' }), text };
}

/** One path of the API: what it is for, the schemas that check it and describe it (openapi.ts), and its answer. */
import type * as v from 'valibot';
import type { Entry } from '../entering.ts';
import type { Outcome, ProblemCode } from '../problems.ts';
import type { Identity } from '../storage/access-records.ts';

/** A request that has passed the checks of its endpoint. */
export interface Call<Body, By> {
  readonly body: Body;
  readonly by: By;
  /** The network address it came from. */
  readonly address: string;
  /** Gives the browser its session. */
  readonly keepSession: (entry: Entry) => void;
  /** Takes it away from the browser. */
  readonly dropSession: () => void;
}

export interface Endpoint {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly about: string;
  /** Whether it wants the session of an office. */
  readonly enrolled: boolean;
  /** Whether it answers devices in every state, and not only active ones. */
  readonly inEveryState?: boolean;
  readonly body?: v.GenericSchema;
  readonly reply: v.GenericSchema;
  /** The codes that are its own, beside those that every path may answer. */
  readonly problems: readonly ProblemCode[];
  readonly answer: (call: Call<unknown, Identity | undefined>) => Promise<Outcome<object>>;
}

type About<Body> = Omit<Endpoint, 'answer' | 'enrolled' | 'body'> & { readonly body?: v.GenericSchema<unknown, Body> };

/** An endpoint for anybody; `by` is who asks, if it is known. */
export function forAnybody<Body = undefined>(
  about: About<Body>,
  answer: (call: Call<Body, Identity | undefined>) => Promise<Outcome<object>>,
): Endpoint {
  // The checks of http.ts stand before it: the body has passed its schema.
  return { ...about, enrolled: false, answer: answer as Endpoint['answer'] };
}

/** An endpoint for enrolled devices; the others get 'not-enrolled'. */
export function forEnrolled<Body = undefined>(
  about: About<Body>,
  answer: (call: Call<Body, Identity>) => Promise<Outcome<object>>,
): Endpoint {
  return { ...about, enrolled: true, answer: answer as unknown as Endpoint['answer'] };
}

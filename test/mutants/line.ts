/** The way between phone and office: src/client/transport.ts and who drives it. */
import type { Mutant } from './mutant.ts';

const transport = ['test/client/transport.test.ts'];
const stalled = ['test/client/stalled.test.ts'];
const syncer = ['test/client/syncer.test.ts'];
const backOff = ['test/client/back-off.test.ts'];
const patience = ['test/client/patience.test.ts'];

export const line: readonly Mutant[] = [
  {
    safeguard: 'a reply echoes the nonce of its question, or it is not ours',
    file: 'src/client/transport.ts',
    edits: [
      [
        'if (!parsed.success || (reply as { nonce?: unknown }).nonce !== nonce) return nobody;',
        'if (!parsed.success) return nobody;',
      ],
    ],
    tests: transport,
  },
  {
    safeguard: 'a problem echoes the nonce of its question, or it is not ours',
    file: 'src/client/transport.ts',
    edits: [['if (problem.output.nonce !== nonce) return nobody;', '']],
    tests: transport,
  },
  {
    safeguard: 'a reply bears our marker',
    file: 'src/sync/protocol.ts',
    edits: [['const marked = { teren: v.literal(1), nonce', 'const marked = { teren: v.optional(v.any()), nonce']],
    tests: ['test/client/marker.test.ts'],
  },
  {
    safeguard: 'a problem bears our marker: a foreign 401 logs nobody out',
    file: 'src/sync/protocol.ts',
    edits: [
      [
        'teren: v.literal(1),\n  nonce: v.string(),\n  problem',
        'teren: v.optional(v.any()),\n  nonce: v.string(),\n  problem',
      ],
    ],
    tests: transport,
  },
  {
    safeguard: 'a redirect is never followed',
    file: 'src/client/transport.ts',
    edits: [["redirect: 'error',", "redirect: 'follow',"]],
    tests: transport,
  },
  {
    safeguard: 'an answer never comes from a cache',
    file: 'src/client/transport.ts',
    edits: [["cache: 'no-store',", "cache: 'default',"]],
    tests: transport,
  },
  {
    safeguard: 'packed questions that someone on the way refuses go plain',
    file: 'src/client/transport.ts',
    edits: [['if (init.body instanceof ArrayBuffer && unpackable.includes(response.status)) isPlain = true;', '']],
    tests: ['test/client/gzip.test.ts'],
  },
  {
    safeguard: 'nobody makes a phone read without end',
    file: 'src/client/transport.ts',
    edits: [["if (text.length > longestReply) throw new Error('too long');", '']],
    tests: patience,
  },
  {
    safeguard: 'a trip on which nothing moves is given up',
    file: 'src/client/patience.ts',
    edits: [['if (step === steps) giveUp();', '']],
    tests: patience,
  },
  {
    safeguard: 'a trip that drips for ever is given up',
    file: 'src/client/patience.ts',
    edits: [["timeout(wholeMs).addEventListener('abort', giveUp);", '']],
    tests: patience,
  },
  {
    safeguard: 'an answer with another number of answers than changes is none',
    file: 'src/client/flight.ts',
    edits: [
      [
        'if (answer.ok && answer.reply.answers.length !== sendings.length)',
        'if (answer.ok && answer.reply.answers.length < 0)',
      ],
    ],
    tests: syncer,
  },
  {
    safeguard: 'a bundle that is cut off is halved',
    file: 'src/client/pace.ts',
    edits: [['Math.max(least.bundle, Math.floor(pace.bundle / 2))', 'pace.bundle']],
    tests: syncer,
  },
  {
    safeguard: 'small uploads go ahead of a long download',
    file: 'src/client/flight.ts',
    edits: [
      ['pageBytes: goesAhead ? 0 : course.pace.page,', 'pageBytes: goesAhead ? course.pace.page : course.pace.page,'],
    ],
    tests: ['test/client/flight.test.ts'],
  },
  {
    safeguard: 'one flight at a time among the tabs: the syncer takes the lock',
    file: 'src/client/syncer.ts',
    edits: [['await powers.alone(work, mustSteal);', 'await work();']],
    tests: stalled,
  },
  {
    safeguard: 'one flight at a time in the browser: the lock is the browser’s',
    file: 'src/client/tabs.ts',
    edits: [['else await navigator.locks.request(name, { steal }, work);', 'else await work();']],
    tests: ['test/client/background.test.ts'],
  },
  {
    safeguard: 'one flight at a time in a tab',
    file: 'src/client/syncer.ts',
    edits: [['isRunning = true;\n    isAsked = false;', 'isAsked = false;']],
    tests: syncer,
  },
  {
    safeguard: 'what is written during a flight goes with the next, at once',
    file: 'src/client/syncer.ts',
    edits: [['plan(isAsked ? 0 : pollMs', 'plan(pollMs']],
    tests: syncer,
  },
  {
    safeguard: 'a flight that hangs is given up',
    file: 'src/client/syncer.ts',
    edits: [['mustSteal = true;\n      giveUp.abort();', 'mustSteal = true;']],
    tests: stalled,
  },
  {
    safeguard: 'the lock is taken from a flight that hangs',
    file: 'src/client/syncer.ts',
    edits: [['mustSteal = true;\n      giveUp.abort();', 'giveUp.abort();']],
    tests: stalled,
  },
  {
    safeguard: 'a flight that was given up writes nothing, whatever it still hears',
    file: 'src/client/flight.ts',
    // Twice over: before the reply is taken in, and once more inside the transaction that does it.
    edits: [
      ['if (signal.aborted) return stalled;\n    if (!answer.ok) {', 'if (!answer.ok) {'],
      ['batch.sendings, answer.reply, signal);', 'batch.sendings, answer.reply);'],
    ],
    tests: stalled,
  },
  {
    safeguard: 'an office that asks to be left alone is left alone, also when a person asks',
    file: 'src/client/syncer.ts',
    edits: [['isToldToWait = landing.retryAfterMs !== undefined;', 'isToldToWait = false;']],
    tests: backOff,
  },
  {
    safeguard: 'the office is not asked sooner than it said',
    file: 'src/client/back-off.ts',
    edits: [['return Math.max(wait, wish);', 'return Math.max(wait, 0 * wish);']],
    tests: backOff,
  },
  {
    safeguard: 'the office’s wish has a bound: nobody silences a phone for days',
    file: 'src/client/back-off.ts',
    edits: [['Math.min(longestWishMs, wishMs)', 'wishMs']],
    tests: backOff,
  },
  {
    safeguard: 'three hundred phones do not come back in the same second',
    file: 'src/client/back-off.ts',
    edits: [['* (0.5 + dice)', '* 1']],
    tests: backOff,
  },
];

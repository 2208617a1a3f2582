/** The phone's copy: src/client/store. */
import type { Mutant } from './mutant.ts';

const exchange = ['test/client/store/exchange.test.ts'];
const sealed = ['test/client/store/sealed.test.ts'];
const store = ['test/client/store/store.test.ts'];
const samePage = ['test/client/store/same-page.test.ts'];
const whole = ['test/client/store/whole-reply.test.ts'];

export const phone: readonly Mutant[] = [
  {
    safeguard: 'what is called saved is on the disk: strict durability (the power cut itself: row 2)',
    file: 'src/client/store/database.ts',
    edits: [["chromeTransactionDurability: 'strict'", "chromeTransactionDurability: 'relaxed'"]],
    tests: ['test/client/store/durability.test.ts'],
  },
  {
    safeguard: 'a listener that breaks does not turn saved into lost',
    file: 'src/client/store/store.ts',
    edits: [
      [
        "console.error('A listener of the store broke'",
        "throw error;\n        console.error('A listener of the store broke'",
      ],
    ],
    tests: store,
  },
  {
    safeguard: 'what the office would refuse is not written at all',
    file: 'src/client/store/store.ts',
    edits: [['if (problem !== undefined) return { ok: false, code: problem.code };', '']],
    tests: store,
  },
  {
    safeguard: 'a tap is written once more when the browser dropped the connection',
    file: 'src/client/store/store.ts',
    edits: [
      [
        'await this.#connection.steady(() => this.#attempt(() => this.#write(writes)));',
        'await this.#attempt(() => this.#write(writes));',
      ],
    ],
    tests: ['test/faults/browser-store.test.ts'],
  },
  {
    safeguard: 'sealed pages are changed one after the other',
    file: 'src/client/store/store.ts',
    edits: [['const done = this.#sealing.then(work, work);', 'const done = work();']],
    tests: samePage,
  },
  {
    safeguard: 'a sealed page that another tab changed is read again',
    file: 'src/client/store/pages.ts',
    edits: [['if ((held[i]?.version ?? 0) !== replaces) throw new PageChangedMeanwhile();', '']],
    tests: samePage,
  },
  {
    safeguard: 'a sealed page is bound to its bucket',
    file: 'src/client/store/pages.ts',
    edits: [['return `page ${bucket} ${version}`;', 'return bucket === undefined ? bucket : `page ${version}`;']],
    tests: samePage,
  },
  {
    safeguard: 'a sealed page is bound to its version',
    file: 'src/client/store/pages.ts',
    edits: [['return `page ${bucket} ${version}`;', 'return version === undefined ? bucket : `page ${bucket}`;']],
    tests: ['test/client/store/old-page.test.ts'],
  },
  {
    safeguard: 'a page that can not be opened is set aside before another takes its place',
    file: 'src/client/store/pages.ts',
    edits: [['if (broken !== undefined) await this.setAside(broken, 0);', 'void broken;']],
    tests: sealed,
  },
  {
    safeguard: 'the box knows what it belongs to (AES-GCM with its label)',
    file: 'src/client/store/seal.ts',
    edits: [
      [
        "const iv = crypto.getRandomValues(new Uint8Array(12));\n      const algorithm = { name: 'AES-GCM', iv, additionalData: encoder.encode(label) };",
        "const iv = crypto.getRandomValues(new Uint8Array(12));\n      const algorithm = { name: 'AES-GCM', iv, additionalData: encoder.encode('') };",
      ],
      [
        "const algorithm = { name: 'AES-GCM', iv, additionalData: encoder.encode(label) };",
        "const algorithm = { name: 'AES-GCM', iv, additionalData: encoder.encode('') };",
      ],
    ],
    tests: samePage,
  },
  {
    safeguard: 'the cursors are saved in one transaction with the parts, not before',
    file: 'src/client/store/exchange.ts',
    edits: [
      ["await database.meta.put({ key: 'cursors', value: { ...before, ...reply.cursors } satisfies Cursors });", ''],
      [
        "const changes = await database.transaction('rw', tables, async () => {",
        "await database.meta.put({ key: 'cursors', value: reply.cursors satisfies Cursors });\n      const changes = await database.transaction('rw', tables, async () => {",
      ],
    ],
    tests: whole,
  },
  {
    safeguard: 'a refused change comes into the tray in one transaction with its leaving the record, not before',
    file: 'src/client/store/exchange.ts',
    edits: [
      ['await database.tray.bulkAdd(tray);', ''],
      [
        "const changes = await database.transaction('rw', tables, async () => {",
        "await database.tray.bulkAdd(tray);\n      const changes = await database.transaction('rw', tables, async () => {",
      ],
    ],
    tests: whole,
  },
  {
    safeguard: 'a refused change comes into the tray in one transaction with its leaving the record, not after',
    file: 'src/client/store/exchange.ts',
    edits: [
      ['await database.tray.bulkAdd(tray);', ''],
      ['store.setOffset(offset);', 'await database.tray.bulkAdd(tray);\n      store.setOffset(offset);'],
    ],
    tests: whole,
  },
  {
    safeguard: 'the office’s cursors replace the phone’s, also when they are lower',
    file: 'src/client/store/exchange.ts',
    edits: [['value: { ...before, ...reply.cursors } satisfies Cursors', 'value: { ...reply.cursors, ...before }']],
    tests: exchange,
  },
  {
    safeguard: 'the sums of events move with the answers',
    file: 'src/client/store/exchange.ts',
    edits: [['await moveSums(store, taken);', '']],
    tests: exchange,
  },
  {
    safeguard: 'the sums count only what the office is known to have',
    file: 'src/client/store/record.ts',
    edits: [['const known = mark === undefined ? cell : mark.was;', 'const known = cell;']],
    tests: exchange,
  },
  {
    safeguard: 'of many rows that are read by range none is taken for missing',
    file: 'src/client/store/rows-at.ts',
    edits: [['if (there.length === most) return table.bulkGet([...keys]);', '']],
    tests: ['test/client/store/rows-at.test.ts'],
  },
  {
    safeguard: 'of many rows that are read by range each is that of its key',
    file: 'src/client/store/rows-at.ts',
    edits: [['new Map((isDense ? there : wanted).map(', 'new Map(there.map(']],
    tests: ['test/client/store/rows-at.test.ts'],
  },
  {
    safeguard: 'a reply that comes after its flight was given up is not taken in a second time',
    file: 'src/client/store/exchange.ts',
    edits: [['givenUp?.throwIfAborted();', '']],
    tests: exchange,
  },
];

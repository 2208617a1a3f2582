import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createAudit } from '../../src/server/audit.ts';
import type { LogLine } from '../../src/server/log.ts';

interface Line extends LogLine {
  readonly device: string;
  readonly refused: number;
  readonly codes: readonly string[];
}

function auditWithLines() {
  const lines: Line[] = [];
  return { audit: createAudit({ warn: (line) => void lines.push(line as Line) }), lines };
}

const ania = { office: 'o', device: 'ania' };
const jan = { office: 'o', device: 'jan' };

it('writes one line for a device and minute, with how many were refused and why', () => {
  const { audit, lines } = auditWithLines();
  audit.note(ania, ['not-allowed', 'bad-value', 'not-allowed'], 1000);
  audit.note(jan, ['malformed'], 2000);
  audit.note(ania, ['bad-value'], 60_999);
  audit.note(ania, [], 60_999);
  expect(lines).toEqual([]);
  audit.note(ania, ['bad-id'], 61_000);
  expect(lines).toEqual([
    { office: 'o', device: 'ania', since: 1000, refused: 4, codes: ['bad-value 2', 'not-allowed 2'] },
  ]);
  audit.flush(62_000);
  expect(lines.slice(1)).toEqual([{ office: 'o', device: 'jan', since: 2000, refused: 1, codes: ['malformed 1'] }]);
});

it('keeps nothing back when the endpoint stops, nor what comes after it', () => {
  const { audit, lines } = auditWithLines();
  audit.note(ania, ['bad-value'], 0);
  audit.close();
  audit.note(ania, ['bad-id'], 1);
  expect(lines.map(({ codes }) => codes)).toEqual([['bad-value 1'], ['bad-id 1']]);
});

it('holds no minute open because the clock was set back', () => {
  const { audit, lines } = auditWithLines();
  audit.note(ania, ['bad-value'], 3_600_000);
  audit.flush(0);
  expect(lines).toHaveLength(1);
});

it('counts every refusal once, and writes never two lines for a device within a minute, whatever the order', () => {
  const note = fc.record({
    device: fc.constantFrom('a', 'b', 'c'),
    codes: fc.array(fc.constantFrom('x', 'y')),
    after: fc.integer({ min: 0, max: 50_000 }),
  });
  fc.assert(
    fc.property(fc.array(note), (notes) => {
      const { audit, lines } = auditWithLines();
      let nowMs = 0;
      for (const { device, codes, after } of notes) {
        nowMs += after;
        audit.note({ office: 'o', device }, codes, nowMs);
      }
      audit.close();
      const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
      expect(sum(lines.map(({ refused }) => refused))).toBe(sum(notes.map(({ codes }) => codes.length)));
      for (const device of ['a', 'b', 'c']) {
        const begun = lines.filter((line) => line.device === device).map((line) => Number(line['since']));
        expect(begun.every((at, i) => i === 0 || at - (begun[i - 1] ?? 0) >= 60_000)).toBe(true);
      }
    }),
  );
});

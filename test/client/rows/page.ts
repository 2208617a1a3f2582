/** docs/rows.md: the rows of the plan, what each demands, how it is logged, and what comes out. */
import plan from '../../../src/domain/example/plan-2024.json' with { type: 'json' };
import type { Write } from '../../../src/domain/scalar.ts';
import type { Row } from './row.ts';

/** Fields that every event, count and presence has; they tell nothing of a row. */
const usual: Readonly<Record<string, readonly string[]>> = {
  event: ['activity', 'title', 'date', 'startTime', 'endTime', 'zone', 'state', 'source', 'startedAt', 'finishedAt'],
  sheet: ['event', 'device', 'label'],
  tally: ['sheet', 'measure', 'group', 'amount', 'at'],
  presence: ['event', 'volunteer', 'day', 'present'],
  voice: ['event', 'day', 'channel', 'text'],
  partner: ['type'],
  group: ['order'],
};
/** Of these every event has some of the plan's; they tell something where a person put them on or off. */
const ofPlan = /^(group|measure)\//;

export function pageOf(rows: readonly Row[], writes: ReadonlyMap<number, readonly Write[]>): string {
  const lines = rows.map((row) => {
    const title = plan.activities.find(({ number }) => number === row.number)?.title ?? '';
    const fields = fieldsOf(writes.get(row.number) ?? []).map((field) => `\`${field}\``);
    const cells = [String(row.number), title, row.demands, `${row.how}. ${fields.join(' ')}`, row.comesOut.join(' · ')];
    return `| ${cells.join(' | ')} |`;
  });
  return `${head}\n${lines.join('\n')}\n`;
}

const head = `# The 25 rows of the plan

Every row of the example plan (a real one, for 2024), logged once as it deserves: with the app's own functions and fields, into the real copy of a phone.
\`test/client/rows/twenty-five-rows.test.ts\` does it, compares what comes out with numbers that were worked out by hand, and holds this page to its data; its
first lines say how the page is written anew. The numbers stand as the app writes them in Polish; "—" is what nobody counted, which is not zero.

| No | Row | What it demands | How it is logged, and the fields that this takes beside the usual ones | What comes out |
|---|---|---|---|---|`;

/** The fields that a row takes beside the usual ones, families as \`name/*\`. */
function fieldsOf(writes: readonly Write[]): readonly string[] {
  const found = new Set<string>();
  for (const { kind, id, fields } of writes) {
    const isStart = kind === 'event' && fields['title'] !== undefined;
    for (const [name, value] of Object.entries(fields)) {
      if (usual[kind]?.includes(name) === true || (isStart && ofPlan.test(name))) continue;
      if (name === 'exact' && value === true) continue;
      found.add(`${kind}.${name.replace(/\/.*/, '/*')}`);
    }
    if (kind === 'sheet' && !id.endsWith('.phone-a')) found.add('sheet');
  }
  return [...found].sort();
}

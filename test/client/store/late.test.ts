import { expect, it } from 'vitest';
import { readLateTallies } from '../../../src/client/store/late.ts';
import { finishWrite, tallyWrite } from '../../../src/domain/event.ts';
import { newId } from '../../../src/domain/id.ts';
import { newPhone } from './phone.ts';

it('what may be late is found by the ids alone, in each event that is over, and nothing of the others', async () => {
  const phone = await newPhone();
  const end = 1_711_108_800_000;
  const tally = (event: string, atMs: number, n: number) =>
    tallyWrite({
      event,
      id: newId(atMs, new Uint8Array(10).fill(n)),
      sheet: `${event}.bela`,
      measure: 'people',
      group: '',
      amount: n,
      atMs,
    });
  await phone.store.write([
    tally('e1', end - 3_600_000, 1),
    tally('e1', end + 1, 2),
    tally('e1', end + 86_400_000, 3),
    tally('e2', end + 1, 4),
    tally('e10', end + 1, 5),
  ]);
  const events = [
    { id: 'e1', fields: finishWrite('e1', '13:00', end).fields },
    { id: 'e2', fields: { state: 'running' } },
    { id: 'e3', fields: finishWrite('e3', '13:00', end).fields },
  ];
  const found = await readLateTallies(phone.store, events);
  expect([...found.keys()]).toEqual(['e1']);
  expect(found.get('e1')?.map(({ fields }) => fields['amount'])).toEqual([2, 3]);
});
